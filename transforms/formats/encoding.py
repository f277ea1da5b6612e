"""Bytes to text: byte order mark, then what is declared, then UTF-8, then detection on a sample."""

import codecs
import re
from typing import NamedTuple

import webencodings

from .detection import detect
from .mojibake import repair

_MARKS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 8 * 1024
#: Browsers read these as their supersets (https://encoding.spec.whatwg.org), for which Python has other names.
_SUPERSETS = {"gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs"}
#: Share of characters beyond ASCII that may be broken in the declared encoding: a lost byte, a sign of a superset.
_FEW_BROKEN = 0.02
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text, and how it was decoded; the note becomes the column `encoding`."""

    text: str
    encoding: str


def byte_order_mark(head: bytes) -> str | None:
    """The codec that the mark at the start of ``head`` names; codecs named here swallow the mark."""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32, by mark or, without one, by where the zero bytes of its ASCII part stand; else None."""
    mark = byte_order_mark(head)
    if mark not in (None, "utf-8-sig"):
        return mark
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if pairs < 2 or max(even, odd) < 0.3 * pairs or min(even, odd) > 0.05 * pairs:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def decode(data: bytes, declared: str | None = None, detected: str | None = None) -> Decoded:
    """``data`` as text with its mojibake repaired where that is certain; never fails.

    ``detected`` is what the file around ``data`` turned out to be in, which a single line tells less surely.
    """
    return _clean(*_decode(data, declared, detected))


def legacy_encoding(head: bytes) -> str | None:
    """The codec of a file that begins with ``head``, None if that is UTF-8; it may end inside a character."""
    n_broken = len(head) - len(head.decode("utf-8", errors="ignore").encode())
    return None if n_broken < 4 or _is_damaged_utf8(head) else detect(head)


def clean(text: str, note: str) -> Decoded:
    """``text`` without NUL, lone surrogates and certain mojibake; ``note`` says which of them there were."""
    if not text.isascii() and not _is_storable(text):
        text, note = without_surrogates(text), note + "; lone surrogates replaced"
    return _clean(text, note)


def _clean(text: str, note: str) -> Decoded:
    """``text``, decoded and so without surrogates, without NUL and mojibake."""
    if "\x00" in text:
        text, note = text.replace("\x00", ""), note + "; NUL removed"
    if text.isascii():
        return Decoded(text, note)
    repaired = repair(text)
    return Decoded(text, note) if repaired is None else Decoded(repaired, note + "; mojibake repaired")


def _is_storable(text: str) -> bool:
    """Whether UTF-8 can hold ``text``; trying is ten times faster than a search for surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def without_surrogates(text: str) -> str:
    """``text`` with U+FFFD for each surrogate, which no encoding can store."""
    return _SURROGATE.sub("\ufffd", text)


def _decode(data: bytes, declared: str | None, detected: str | None) -> Decoded:
    codec = wide_encoding(data[:_SAMPLE_BYTES]) or byte_order_mark(data)
    if codec is not None:
        return _lenient(data, codec, codec)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    codec = _known_codec(declared)
    if codec not in (None, "utf-8") and (told := _as_declared(data, codec)) is not None:
        return told
    if _is_damaged_utf8(data):
        return _lenient(data, "utf-8", "utf-8")
    guess = detected or detect(data)
    return _lenient(data, guess, f"{guess} (detected)")


def _as_declared(data: bytes, codec: str) -> Decoded | None:
    """``data`` in the declared ``codec``; None if too much of it is no text in that."""
    told = _lenient(data, codec, f"{codec} (declared)")
    n_broken = told.text.count("\ufffd")
    n_beyond = len(told.text) - len(told.text.encode("ascii", "ignore"))
    return told if n_broken <= max(2, _FEW_BROKEN * n_beyond) else None


def _lenient(data: bytes, codec: str, note: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    n_replaced = text.count("\ufffd")
    return Decoded(text, f"{note}; {n_replaced} undecodable replaced" if n_replaced else note)


def _known_codec(label: str | None) -> str | None:
    """Python's name for a declared charset, None if there is no such text codec."""
    if not label:
        return None
    label = label.strip().strip("\"'")
    found = webencodings.lookup(label)
    try:
        info = found.codec_info if found is not None else codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if found is not None and found.name in _SUPERSETS:
        info = codecs.lookup(_SUPERSETS[found.name])
    # a declaration that is itself readable as ASCII cannot be UTF-16, says the HTML standard
    if not info._is_text_encoding or info.name.startswith(("utf-16", "utf-32", "utf-7", "x-user-defined")):
        return None
    return info.name


def _is_damaged_utf8(data: bytes) -> bool:
    """Nearly all non-ASCII bytes form UTF-8 sequences: some bytes were lost on the way."""
    text = data.decode("utf-8", errors="replace")
    n_good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return n_good > 4 * text.count("\ufffd")
