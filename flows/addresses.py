"""Addresses of files: which are remote, and how they are written down without credentials or control characters."""

import os
import re
from urllib.parse import parse_qsl, quote, quote_from_bytes, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from transforms.formats.file_names import base_name, printable

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_SECRET = re.compile(r"sig|token|key|secret|passw|credential|auth", re.I)
_LOCAL = "file://"


def is_remote(path: str) -> bool:
    """Whether ``path`` is an address that fsspec must open; file:// is local."""
    return bool(_SCHEME.match(path)) and not path.startswith(_LOCAL)


def is_web(path: str) -> bool:
    """Whether ``path`` is an address of the web."""
    return path.startswith(("http://", "https://"))


def local_path(path: str) -> str:
    """The path that a file:// address or a plain path names; undecodable bytes as surrogate escapes."""
    return os.fsdecode(unquote_to_bytes(path[len(_LOCAL) :])) if path.startswith(_LOCAL) else path


def local_uri(path: str) -> str:
    """The absolute path; as a file:// address with percent escapes if it would not be safe to show or store."""
    absolute = os.path.abspath(path)  # noqa: PTH100 -- pathlib would resolve nothing else and is ten times slower
    if absolute.isprintable():
        return absolute
    return _LOCAL + quote_from_bytes(os.fsencode(absolute))


def file_name(address: str) -> str:
    """The name of the file at a path or address, or at what `local_uri` and `shown_uri` made of it; safe to show."""
    return printable(base_name(address.partition("?")[0] if is_remote(address) else local_path(address)))


def shown_uri(url: str) -> str:
    """``url`` without user, password and the values of query fields that sign or authorise."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    fields = parse_qsl(parts.query, keep_blank_values=True)
    if any(_SECRET.search(name) for name, _ in fields):
        fields = [(name, "..." if _SECRET.search(name) else value) for name, value in fields]
        return printable(urlunsplit(parts._replace(netloc=host, query=urlencode(fields, quote_via=quote))))
    return printable(urlunsplit(parts._replace(netloc=host)))


_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s'\"<>]+", re.I)
_END = ".,;:)]}"


def shown_message(message: str) -> str:
    """``message`` with each address in it as `shown_uri` shows it: libraries quote what they could not reach."""

    def shown(found: re.Match[str]) -> str:
        address = found[0].rstrip(_END)
        try:
            return shown_uri(address) + found[0][len(address) :]
        except ValueError:  # no address after all
            return "..."

    return _ADDRESS.sub(shown, message)
