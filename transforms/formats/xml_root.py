"""The root element of an XML text, which tells its format; without `<?xml` too."""

import re

_BEFORE_ROOT = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.S | re.I)
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])([^>]*)")
_PROLOG = re.compile(rb"\s*<\?xml\b")


def root_of(head: bytes) -> str:
    """The root's name without its prefix, '' if ``head`` is no XML."""
    found = _found(head)
    return found[2].decode("ascii", "ignore") if found else ""


def root_attributes(head: bytes) -> bytes:
    """The attributes of the root, namespaces among them."""
    found = _found(head)
    return found[3] if found else b""


def has_prolog(head: bytes) -> bool:
    """Whether it says that it is XML."""
    return _PROLOG.match(head) is not None


def _found(head: bytes) -> re.Match[bytes] | None:
    before = _BEFORE_ROOT.match(head[:16_384])
    return _ROOT.match(head, before.end() if before else 0)
