"""Chats exported from WhatsApp: each message one record, with its day and who wrote it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from .encoding import decode
from .fields import to_record
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import read_up_to

MEDIA_TYPE = "text/x-whatsapp-chat"
_MOST_RECORDS_LONG = 4  # a chat may be as large as so many records
_MARKS = "\u200e\u200f\u202a\u202c"  # of direction, which the application writes before a line or a name
_DAY = r"(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?"
_AT = r"(?:,| [^\W\d_]{1,3})? "  # ", " or as in "21/05/2024 à 12:38"
#: "21/05/2024, 12:38 - Ann: …" of Android, "[21.05.24, 12:38:01] Ann: …" of an iPhone.
_LINE = rf"[{_MARKS}]*(?:\[{_DAY}{_AT}{_CLOCK}\] |{_DAY}{_AT}{_CLOCK} [-\u2013] )"
_MESSAGE = re.compile(rf"^{_LINE}(.*)$", re.M | re.I)
_LOOKS = re.compile(rf"{_LINE}[^\n]+\n(?:[^\n]*\n){{0,40}}?{_LINE}", re.I)
_WRITTEN_BY = re.compile(rf"[{_MARKS}]*([^:\n]{{1,80}}): ")
#: "<Media omitted>" in whatever language, "IMG-1.jpg (file attached)".
_NO_TEXT = re.compile(
    rf"[{_MARKS}]*(?:<[^<>\n]{{1,80}}>|\S+\.\w{{2,4}} \([^()\n]{{1,40}}\)|"
    r"(?:image|video|audio|sticker|GIF|document) omitted|(?:this|you deleted this) message(?: was deleted)?\.?)\s*",
    re.I,
)


class _Message(NamedTuple):
    day: tuple[int, int, int]  # the three numbers as they are written
    author: str
    text: str
    line: int


def read_chat(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the messages; what the application itself notes between them is none; raises `BadInputError`."""
    text, encoding = decode(read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "chat"))
    messages = list(_messages(text.replace("\r\n", "\n")))
    if not messages:
        raise BadInputError("no_records", "the chat holds no message")
    order = _order([message.day for message in messages])
    for message in messages:
        fields = {
            "text": "" if _NO_TEXT.fullmatch(message.text) else message.text,
            "author": message.author,
            "published": _written_day(message.day, order),
        }
        yield to_record(fields, origin, MEDIA_TYPE, encoding, f"the message in line {message.line}")


def _messages(text: str) -> Iterator[_Message]:
    found = list(_MESSAGE.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    line = 1 + text.count("\n", 0, found[0].start() if found else 0)
    for match, end in zip(found, ends, strict=True):
        said = text[match.start(7) : end]
        by = _WRITTEN_BY.match(said)
        if by is not None:
            first, second, third = (int(number) for number in match.groups()[:6] if number is not None)
            yield _Message((first, second, third), by[1].strip(), said[by.end() :].strip(), line)
        line += text.count("\n", match.start(), end)


def _order(days: Sequence[tuple[int, int, int]]) -> str | None:
    """The order of day, month and year, "ymd", "dmy" or "mdy": how this telephone writes a day, told by the days of the
    whole chat; None: not told.
    """
    if all(first > 99 for first, _, _ in days):
        return "ymd"
    could_be = {
        order
        for order, month in (("dmy", 1), ("mdy", 0))
        if all(1 <= day[month] <= 12 for day in days) and _rises([_sortable(day, order) for day in days])
    }
    return could_be.pop() if len(could_be) == 1 else None


def _sortable(day: tuple[int, int, int], order: str) -> tuple[int, int, int]:
    """(year, month, day); a year of two digits is of this century, as the application is."""
    if order == "ymd":
        return day
    month, number = (day[1], day[0]) if order == "dmy" else (day[0], day[1])
    return (day[2] if day[2] > 99 else 2000 + day[2], month, number)


def _rises(days: Sequence[tuple[int, int, int]]) -> bool:
    return all(earlier <= later for earlier, later in pairwise(days))


def _written_day(day: tuple[int, int, int], order: str | None) -> str:
    """The day in ISO's order; as it is written where the chat does not tell which number is the month."""
    if order is None:
        return "/".join(map(str, day))
    return "{:04}-{:02}-{:02}".format(*_sortable(day, order))


CHAT = register(
    Format(
        name="whatsapp",
        title="chats exported from WhatsApp",
        becomes="one record a message",
        read=read_chat,
        looks=lambda head, end: bool(_LOOKS.match(head[:20_000].decode("utf-8", errors="replace"))),
        as_utf8=True,
        rank=46,
    )
)
