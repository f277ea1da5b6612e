"""Names of files and members, safe to show and to store."""

from urllib.parse import quote_from_bytes


def printable(name: str) -> str:
    """``name`` with control characters and undecodable bytes (surrogate escapes) percent-encoded."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    is_undecoded_byte = "\udc80" <= char <= "\udcff"
    return quote_from_bytes(char.encode(errors="surrogateescape" if is_undecoded_byte else "surrogatepass"))


def base_name(name: str) -> str:
    """The part after the last slash."""
    return name.rstrip("/").rpartition("/")[2]


def suffix(name: str) -> str:
    """The last suffix, lower case, without its dot; '' if there is none."""
    stem, dot, end = base_name(name).rpartition(".")
    return end.lower() if dot and stem else ""


def without_suffix(name: str) -> str:
    """``name`` less its last suffix."""
    end = suffix(name)
    return name[: -len(end) - 1] if end else name
