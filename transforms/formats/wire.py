"""News agencies' wire: messages framed by control characters, as ANPA 1312 and IPTC 7901 lay down."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .encoding import decode
from .fields import to_record
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import BUFFER_BYTES, read_some

MEDIA_TYPE = "text/vnd.iptc.anpa"
_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_LOOKS = re.compile(rb"[\x00\x16\x7f\s]*\x01[^\x02\x03\x04]{1,600}\x02")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_AP_DATE = re.compile(r"AP-[A-Z]{2,3}-(\d\d)-(\d\d)-(\d\d)\s+(\d\d)(\d\d)")
_IPTC_DATE = re.compile(r"\b(\d\d)(\d\d)(\d\d)\s*(?:GMT|Z)?\s*([A-Z]{3})\s*(\d\d)\b", re.I)
_MONTHS: tuple[str, ...] = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())


def read_wire(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the messages; what begins and does not end is a failed one."""
    number = 0
    for number, message in enumerate(_messages(stream, origin.limits.max_record_bytes), start=1):
        if isinstance(message, str):
            yield origin.failed(f"{message}: message {number}", MEDIA_TYPE)
        else:
            yield _record(message, origin, f"message {number}")
    if number == 0:
        raise BadInputError("no_records", "the wire file holds no message")


def _messages(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | str]:
    """What stands between SOH and EOT (or the next SOH); a code for what is too long or has no end."""
    kept = b""
    while part := read_some(stream, BUFFER_BYTES):
        *whole, kept = (kept + part).split(_SOH)
        for message in whole:
            if _STX in message:
                yield message if len(message) <= max_bytes else "record_too_large"
        if len(kept) > max_bytes:
            kept = kept[: max_bytes + 1]
    if _STX in kept:
        is_whole = _ETX in kept or _EOT in kept
        yield kept if is_whole and len(kept) <= max_bytes else "truncated" if not is_whole else "record_too_large"
    elif kept.strip(b"\x00\x16\x7f\x03\x04 \t\r\n"):
        yield "truncated"


def _record(message: bytes, origin: Origin, place: str) -> RawRecord:
    head, _, rest = message.partition(_STX)
    body, _, trailer = rest.partition(_ETX)
    text, encoding = decode(body)
    header = [line.strip() for line in _CONTROL.sub(" ", decode(head).text).splitlines() if line.strip()]
    lines = [_line(line) for line in _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    told = _paragraphs(lines)
    fields = {
        "id": " ".join(header[0].split()) if header else None,
        "slug": header[1] if len(header) > 1 else None,
        "text": told,
        "published": _date(_CONTROL.sub(" ", decode(trailer.partition(_EOT)[0]).text) + "\n" + told[-200:]),
    }
    return to_record({k: v for k, v in fields.items() if v}, origin, MEDIA_TYPE, encoding, place)


def _line(line: str) -> str:
    """A line without the signs that steered a typesetter: "^" before, "<" behind."""
    return line.rstrip().removesuffix("<").lstrip("^") if line.strip() else ""


def _paragraphs(lines: list[str]) -> str:
    """Lines of a wire as paragraphs: one begins where a line is indented, or follows an empty one."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or (line.startswith(("   ", "\t")) and blocks[-1]):
            blocks.append([])
        if line.strip():
            blocks[-1].append(line.strip())
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _date(text: str) -> str | None:
    """The date of a message's trailer, in ISO 8601."""
    if found := _AP_DATE.search(text):
        month, day, year, hour, minute = found.groups()
        return f"{_century(year)}-{month}-{day}T{hour}:{minute}"
    found = _IPTC_DATE.search(text)
    if found is None or found[4].lower() not in _MONTHS:
        return None
    return f"{_century(found[5])}-{_MONTHS.index(found[4].lower()) + 1:02}-{found[1]}T{found[2]}:{found[3]}"


def _century(year: str) -> str:
    """A year of two digits in full: the wire began in the seventies."""
    return ("19" if int(year) >= 70 else "20") + year


WIRE = register(
    Format(
        name="wire",
        title="agency wire (ANPA 1312, IPTC 7901)",
        becomes="one record a message",
        read=read_wire,
        suffixes=("anpa",),
        looks=lambda head, end: bool(_LOOKS.match(head)),
        rank=5,
    )
)
