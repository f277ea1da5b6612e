"""Workbooks (XLSX, XLS, XLSB, ODS) through calamine: one record a row of each sheet that has a column for a story."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from .archives import open_zip
from .fields import to_record
from .file_names import printable
from .naming import known
from .record import BadInputError, Origin, RawRecord
from .registry import Format, library, register
from .streams import read_up_to

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_RECORDS_LONG = 16  # a workbook may unpack to as much as so many records: it is held in memory
_WORKBOOK = "Workbook".encode("utf-16-le")  # name of the stream in an old office file
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the same in one that holds a document behind a password
_STORY_COLUMNS = ("text", "html", "title")
_MOST_ABOVE = 20  # rows above the header: the name of the table, when it was made
_LONGEST_CELL = 32_767  # characters that a cell of Excel holds; it cuts off what is longer


def read_workbook(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the rows below the header of each sheet; a sheet without a column for a story is one failed record."""
    calamine = library("python_calamine", "documents")
    limit = _MOST_RECORDS_LONG * origin.limits.max_record_bytes
    data = read_up_to(stream, limit, "workbook")
    if data.startswith(b"PK"):
        _check_size(data, limit)
    elif _ENCRYPTED in data:
        raise BadInputError("encrypted", "the document needs a password")
    elif _WORKBOOK not in data:
        raise BadInputError("unsupported_format", "old Microsoft Office document; save it as DOCX or CSV")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = list(book.sheet_names)
    except calamine.PasswordError as problem:
        raise BadInputError("encrypted", "the workbook needs a password") from problem
    except Exception as problem:  # an error of its own, of zip or XML, or a panic made one
        raise BadInputError("corrupt", f"workbook: {_first_line(problem)}") from problem
    n_before = origin.n_records
    for name in names:
        yield from _read_sheet(book, name, origin)
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the workbook has no row below a header")


def _check_size(data: bytes, limit: int) -> None:
    with open_zip(io.BytesIO(data)) as archive:
        if any(info.flag_bits & 0x1 for info in archive.infolist()):
            raise BadInputError("encrypted", "the workbook needs a password")
        if sum(info.file_size for info in archive.infolist()) > limit:
            raise BadInputError("record_too_large", f"the workbook unpacks to more than {limit:,} bytes")


def _first_line(problem: Exception) -> str:
    return printable(f"{type(problem).__name__}: {problem}".partition("\n")[0][:200])


def _read_sheet(book: Any, name: str, origin: Origin) -> Iterator[RawRecord]:
    called = f"sheet {printable(name)}"
    try:
        rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except Exception as problem:  # noqa: BLE001 -- as above; the other sheets are read
        yield origin.failed(f"corrupt: {called}: {_first_line(problem)}", MEDIA_TYPE)
        return
    filled = [at for at, row in enumerate(rows) if any(cell not in (None, "") for cell in row)]
    if not filled:
        return
    top = next((at for at in filled[:_MOST_ABOVE] if _is_header(rows[at])), None)
    if top is None:
        shown = ", ".join(printable(str(cell)[:40]) for cell in rows[filled[0]][:20] if cell not in (None, ""))
        yield origin.failed(f"no_story: {called} has no column for a text; its columns are {shown}", MEDIA_TYPE)
        return
    header = [str(cell).strip() for cell in rows[top]]
    for at in filled:
        if at > top:
            yield to_record(_fields(header, rows[at]), origin, MEDIA_TYPE, "utf-8", f"{called}, row {at + 1}")


def _is_header(row: Sequence[Any]) -> bool:
    """Whether its cells name two columns of a record, or the one that holds the text."""
    cells = [cell for cell in row if isinstance(cell, str) and 0 < len(cell) < 40]
    columns = {found[0] for cell in cells if (found := known(cell.strip()))}
    return bool(columns & set(_STORY_COLUMNS)) and (len(columns) > 1 or len(cells) == 1)


def _fields(header: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for at, cell in enumerate(row):
        if cell in (None, ""):
            continue
        name = header[at] if at < len(header) and header[at] else f"column {at + 1}"
        free = name if name not in fields else f"{name}_{at + 1}"
        fields[free] = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        if isinstance(cell, str) and len(cell) >= _LONGEST_CELL:
            fields["truncated"] = f"Excel cuts a cell off behind {_LONGEST_CELL:,} characters"
    return fields


WORKBOOK = register(
    Format(
        name="workbook",
        title="Excel workbooks (XLSX, XLSB, XLS)",
        becomes="one record a row of each sheet that has a column for a text or headline",
        read=read_workbook,
        magic=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        suffixes=("xlsx", "xlsb", "xls"),
        members=lambda names: "xl/workbook.xml" in names or "xl/workbook.bin" in names,
        extra="documents",
    )
)
