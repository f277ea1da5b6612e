"""E-mail (.eml), mailboxes (.mbox) and saved pages (MHTML), through the standard library's parser.

A message is one record: its subject, date and text, plain rather than HTML. What is attached is read as its own file.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from mimetypes import guess_type
from typing import BinaryIO, cast

from .encoding import decode
from .fields import to_record
from .file_names import printable
from .plain import decode_page
from .record import Origin, RawRecord
from .registry import Format, register
from .streams import read_whole

MEDIA_TYPE = "message/rfc822"
_HEADER = re.compile(rb"([A-Za-z][\w-]*):[ \t]*\S")
_OF_MAIL = frozenset(
    b"from to subject date message-id mime-version received return-path delivered-to reply-to sender content-type "
    b"x-mailer dkim-signature list-id list-unsubscribe snapshot-content-location".split()
)
_SURE = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"))
_ENVELOPE = re.compile(rb"From \S.* \d{4}\s*$")
_SHORT = 300  # characters; a plain text below that beside HTML says only where to read the letter
_LONGEST_HEADER = 10_000  # characters; joining encoded words takes quadratic time
_NO_FILES = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/css",
    "text/calendar",
    "application/pgp",
    "application/javascript",
)


def read_mail(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The records of one message."""
    yield from _records(read_whole(stream, origin.limits), origin)


def read_mailbox(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The records of each message of an mbox; one that is too large fails alone."""
    for number, message in enumerate(_messages(stream, origin.limits.max_record_bytes), start=1):
        if message is None:
            yield origin.failed(f"record_too_large: message {number} is longer than a record may be", MEDIA_TYPE)
        else:
            yield from _records(message, origin, f"message {number}")


def _messages(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The messages between "From " lines that follow an empty one; None for one that is too long to be held."""
    lines: list[bytes] = []
    n_bytes, is_after_gap, is_first = 0, True, True
    while line := stream.readline(max_bytes):
        if is_after_gap and line.startswith(b"From ") and _ENVELOPE.match(line):
            if not is_first:
                yield b"".join(lines) if n_bytes <= max_bytes else None
            lines, n_bytes, is_first = [], 0, False
            continue
        is_after_gap = not line.strip()
        n_bytes += len(line)
        if n_bytes <= max_bytes:
            lines.append(line[1:] if line.startswith(b">From ") else line)
        else:
            lines.clear()
    yield b"".join(lines) if n_bytes <= max_bytes else None


def _records(data: bytes, origin: Origin, place: str = "the message") -> Iterator[RawRecord]:
    try:
        message = cast(EmailMessage, message_from_bytes(data, policy=policy.compat32))
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, IndexError) as problem:
        yield origin.failed(f"corrupt: {place}: {type(problem).__name__} {problem}"[:200], MEDIA_TYPE)
        return
    page = _page(message, parts)
    if page is not None:
        parts, body = [], page
    else:
        body = _body(parts)
    fields = _fields(message, body)
    yield to_record(fields, origin, MEDIA_TYPE, body[1] if body else "ascii", place)
    for number, part in enumerate(parts, start=1):
        if _is_file(part):
            name = printable(_text(part.get_filename()) or f"attachment {number}")
            yield from origin.read_member(name, _bytes(part))


def _fields(message: EmailMessage, body: tuple[str, str, str] | None) -> dict[str, str]:
    sender, address = parseaddr(_text(message["From"]))
    is_saved = message["Snapshot-Content-Location"] is not None  # by a browser, which names itself as the sender
    found = {
        "id": _text(message["Message-ID"]).strip("<> "),
        "url": _text(message["Snapshot-Content-Location"] or message["Archived-At"]).strip("<> "),
        "title": " ".join(_text(message["Subject"]).split()),
        "published": _text(message["Date"]),
        "outlet": "" if is_saved else sender or address,
        "language": _text(message["Content-Language"]),
        body[2] if body else "text": body[0] if body else "",
    }
    return {name: value for name, value in found.items() if value}


def _text(header: object) -> str:
    """A header as text, its encoded words decoded; what cannot be decoded stays as it is written."""
    if header is None:
        return ""
    told = str(header)[:_LONGEST_HEADER]
    try:
        return str(make_header(decode_header(told))).strip()
    except (LookupError, ValueError, UnicodeError):
        return told.strip()


def _page(message: EmailMessage, parts: list[EmailMessage]) -> tuple[str, str, str] | None:
    """The page of MHTML: the first part in HTML, whose other parts are pictures and styles of it."""
    is_saved = message["Snapshot-Content-Location"] is not None or "multipart/related" in str(message["Content-Type"])
    first = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if not is_saved or first is None or any(part.get_content_type() == "text/plain" for part in parts):
        return None
    return (*decode_page(_bytes(first), _charset(first)), "html")


def _body(parts: list[EmailMessage]) -> tuple[str, str, str] | None:
    """(text, encoding, field) of the letter: plain, unless that is a line beside HTML."""
    letters = [part for part in parts if not _is_file(part)]
    plain = next((part for part in letters if part.get_content_type() == "text/plain"), None)
    html = next((part for part in letters if part.get_content_type() == "text/html"), None)
    told = decode(_bytes(plain), _charset(plain)) if plain is not None else None
    if told is not None and told.text.strip() and (html is None or len(told.text) > _SHORT):
        return told.text, told.encoding, "text"
    if html is not None:
        return (*decode_page(_bytes(html), _charset(html)), "html")
    return (told.text, told.encoding, "text") if told is not None else None


def _is_file(part: EmailMessage) -> bool:
    """Whether ``part`` is attached, and may hold news."""
    kind = part.get_content_type()
    named = guess_type(_text(part.get_filename()))[0] or kind
    is_attached = part.get_content_disposition() == "attachment" or (
        part.get_filename() and kind not in ("text/plain", "text/html")
    )
    return bool(is_attached) and not kind.startswith(_NO_FILES) and not named.startswith(_NO_FILES)


def _bytes(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else str(part.get_payload() or "").encode("utf-8", "surrogateescape")


def _charset(part: EmailMessage) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _headers(head: bytes) -> list[bytes]:
    """The names of the header fields that ``head`` begins with, in lower case; none if no empty line ends them."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\r\n"), maxsplit=1)
    lines = block[0].splitlines()
    if len(block) < 2 and len(head) < 60_000:
        return []
    names = [found[1].lower() if (found := _HEADER.match(line)) else line[:1] for line in lines]
    is_header = all(name.strip() == b"" or len(name) > 1 for name in names)
    return [name for name in names if len(name) > 1] if is_header else []


def _is_mail(head: bytes, end: str) -> bool:
    names = _headers(head)
    known = _OF_MAIL.intersection(names)
    is_sure = bool(_SURE & known) and b"from" in known
    return is_sure or {b"from", b"subject", b"date"} <= known or (end == "eml" and len(known) > 1)


def _is_mailbox(head: bytes, end: str) -> bool:
    first, _, rest = head.partition(b"\n")
    return bool(_ENVELOPE.match(first)) and bool(_HEADER.match(rest))


MAIL = register(
    Format(
        name="mail",
        title="e-mail (.eml), saved pages (MHTML)",
        becomes="one record, and those of what is attached; the plain text wins over HTML",
        read=read_mail,
        suffixes=("eml", "mht", "mhtml"),
        looks=_is_mail,
        rank=14,
    )
)
MAILBOX = register(
    Format(
        name="mailbox",
        title="mailbox (.mbox)",
        becomes="each message like an e-mail",
        read=read_mailbox,
        suffixes=("mbox",),
        looks=_is_mailbox,
        rank=13,
    )
)
