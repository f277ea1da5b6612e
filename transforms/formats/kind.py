"""What a file is, from its first bytes; its name only breaks ties."""

import re

from .encoding import byte_order_mark, wide_encoding
from .file_names import suffix
from .record import BadInputError
from .registry import formats
from .streams import HEAD_BYTES

_CONTAINERS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # without members
)
_FOREIGN = (  # known, and not news text: named, so that the user knows what to convert
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"ARROW1\x00\x00", "Arrow file"),
    (b"Obj\x01", "Avro file"),
    (b"\x7fELF", "program"),
)
_FOREIGN_TEXTS = (
    (
        re.compile(rb"\s*TY  - [A-Z]{2,6}\r?\n[A-Z][A-Z0-9]  - "),
        "references in RIS; export the stories as text, CSV or JSON",
    ),
    (
        re.compile(rb"\s*(?:%[^\n]*\n\s*)*@[a-z]{3,20}\s*\{\s*[^\s,{}\"]{1,80},\s*\w+\s*=", re.I),
        "references in BibTeX; export the stories as text, CSV or JSON",
    ),
    (
        re.compile(
            rb"\s*(?:<!DOCTYPE NETSCAPE-Bookmark|"
            rb"<!DOCTYPE html>\s*<html>.{0,200}<title>Pocket Export</title>.{0,2000}?<a href=\S+ time_added=)",
            re.I | re.S,
        ),
        "a list of bookmarks, which holds addresses and no stories",
    ),
)
_FOREIGN_MEMBERS = (  # of a zip, in the order in which they are looked for
    ("ppt/presentation.xml", "PowerPoint presentation"),
    ("[Content_Types].xml", "office document in a zip container"),
    ("mimetype", "OpenDocument or e-book in a zip container; save it as DOCX or EPUB"),
)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\0\t\n\v\f\r\x1b") + b"\x7f"


def kind_of(head: bytes, name: str) -> str:
    """The container or format of a file that starts with ``head``; raises `BadInputError` if it is none of ours."""
    if not head:
        raise BadInputError("empty", "the file has no bytes")
    packed = next((kind for magic, kind in _CONTAINERS if head.startswith(magic)), None)
    if packed is not None:
        return packed
    if head[257:262] == b"ustar":
        return "tar"
    known = next((known.name for known in formats() if known.magic and head.startswith(known.magic)), None)
    if known is not None:
        return known
    foreign = next((what for magic, what in _FOREIGN if head.startswith(magic)), None)
    if foreign is not None:
        raise BadInputError("unsupported_format", foreign)
    text, end = _readable(head), suffix(name)
    foreign = next((what for pattern, what in _FOREIGN_TEXTS if pattern.match(text)), None)
    if foreign is not None:
        raise BadInputError("unsupported_format", foreign)
    return next(known.name for known in formats() if known.looks is not None and known.looks(text, end))


def kind_of_zip(members: list[str]) -> str | None:
    """The format that a zip with these members is, "wacz", None if it is a plain archive; raises `BadInputError`."""
    names = frozenset(members)
    known = next((known.name for known in formats() if known.members is not None and known.members(names)), None)
    if known is not None:
        return known
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    foreign = next(
        (what for name, what in _FOREIGN_MEMBERS if name in names and members[0] in dict(_FOREIGN_MEMBERS)), None
    )
    if foreign is not None:
        raise BadInputError("unsupported_format", foreign)
    return None


def _readable(head: bytes) -> bytes:
    """``head`` as UTF-8 or an ASCII superset, without its mark; raises `BadInputError` if it is no text."""
    wide = wide_encoding(head)
    if wide is not None:
        return head.decode(wide, errors="ignore").encode()
    n_control = len(head) - len(head.translate(None, _CONTROL))
    if n_control > 0.05 * len(head) or head.count(0) > 0.3 * len(head):
        raise BadInputError("binary", "neither text nor a format that is known")
    if len(head) < HEAD_BYTES and not head.strip(b"\x00 \t\r\n\f\v\xef\xbb\xbf"):
        raise BadInputError("blank", "nothing but white space")
    return head[3:] if byte_order_mark(head) == "utf-8-sig" else head
