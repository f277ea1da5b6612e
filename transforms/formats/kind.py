"""What a file is, from its first bytes; its name only breaks ties."""

import re

from .encoding import byte_order_mark, wide_encoding
from .names import suffix
from .naming import known
from .record import BadInputError
from .streams import HEAD_BYTES

_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # without members
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_FOREIGN = (  # known, and not news text: named, so that the user knows what to convert
    (b"%PDF-", "PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office document"),
    (b"{\\rtf", "RTF document"),
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
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\0\t\n\v\f\r\x1b") + b"\x7f"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|table|h[1-6]|p|ul|span)\b",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:/[a-z]|[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.I)
_XML = re.compile(rb"\s*<\?xml\b")
_JSON_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_JSON_ARRAY = re.compile(rb"\s*\[\s*[\[{\]]")
_LINE_SUFFIXES = ("jsonl", "ndjson")
_TABLE_SUFFIXES = ("csv", "tsv")
_TELLING = ("text", "html", "title")  # columns of which a table of stories has one


def kind_of(head: bytes, name: str) -> str:
    """The reader for a file that starts with ``head``; raises `BadInputError` if it is none of ours."""
    if not head:
        raise BadInputError("empty", "the file has no bytes")
    packed = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if packed is not None:
        return packed
    if head[257:262] == b"ustar":
        return "tar"
    foreign = next((what for magic, what in _FOREIGN if head.startswith(magic)), None)
    if foreign is not None:
        raise BadInputError("unsupported_format", foreign)
    return _kind_of_text(_readable(head), name)


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


def _kind_of_text(head: bytes, name: str) -> str:
    end = suffix(name)
    if _HTML_START.match(head) or (end in ("html", "htm", "xhtml") and _TAG.search(head)):
        return "html"
    if _XML.match(head):
        raise BadInputError("unsupported_format", "XML that is not XHTML")
    if _JSON_ARRAY.match(head):
        return "json"
    if end in _LINE_SUFFIXES:
        return "jsonl"
    if end == "json" or _JSON_OBJECT.match(head):
        return "jsonl" if _is_json_lines(head) else "json"
    if end in _TABLE_SUFFIXES or _has_known_header(head):
        return "csv"
    return "text"


def _is_json_lines(head: bytes) -> bool:
    """The first line is a whole object, and what follows begins another."""
    first, _, rest = head.strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _has_known_header(head: bytes) -> bool:
    """The first line names two fields of a record or more, one of which can hold the story."""
    line = head.partition(b"\n")[0][:10_000].decode("ascii", errors="ignore").lower()
    if line.startswith("sep="):
        return True
    cells = {cell.strip().strip('"') for cell in re.split(r"[,;\t|]", line)}
    columns = [found[0] for cell in cells if len(cell) < 40 and (found := known(cell))]
    return len(columns) >= 2 and any(column in _TELLING for column in columns)
