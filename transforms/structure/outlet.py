"""The outlet of a record: as given, else the host of its address."""

import re

import polars as pl

#: Web archives wrap the address of the page they keep: https://web.archive.org/web/20170410031836id_/http://host/path
_ARCHIVE = r"^https?://(?:web\.archive\.org|archive\.(?:org|is|ph|today))/(?:web/)?\d{4,14}[a-z_]*/"
_HOST = r"^(?:https?:)?(?://)?(?:[^/@?#]*@)?([^/:?#]+)"
_ADDRESS = r"^(?i:https?://|www\.)\S+$"
_PREFIX = r"^(?:www\d?|m|amp|mobile)\."


def unwrapped(url: pl.Expr) -> pl.Expr:
    """The address that a web archive's address wraps; any other address as it is."""
    return url.str.replace(_ARCHIVE, "")


def outlet_of(outlet: pl.Expr, url: pl.Expr) -> pl.Expr:
    """The given outlet, else the host without its service prefix ("www.", "m."); NULL if neither is known.

    An outlet given as an address is the host of that.
    """
    host, given = _host(url), outlet.str.strip_chars()
    named = pl.when(given.str.contains(_ADDRESS)).then(_host(given)).otherwise(given)
    return pl.coalesce(pl.when(named != "").then(named), pl.when(host.str.contains(".", literal=True)).then(host))


def _host(url: pl.Expr) -> pl.Expr:
    return unwrapped(url).str.extract(_HOST).str.to_lowercase().str.replace(_PREFIX, "")


def host_of(url: str) -> str | None:
    """The same of one address or bare host name, None if it is neither ("Highland Post")."""
    found = re.match(_HOST, re.sub(_ARCHIVE, "", url))
    host = re.sub(_PREFIX, "", found[1].lower()) if found else ""
    return host if re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+", host) else None
