"""PDF through pypdfium2: one record a document, its text in the order in which it is read."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from .encoding import clean
from .fields import to_record
from .pdf_layout import Piece, lines_in_order
from .pdf_paragraphs import joined, without_running_heads
from .record import BadInputError, Origin, RawRecord
from .registry import Format, library, register
from .streams import read_up_to

MEDIA_TYPE = "application/pdf"
_MOST_RECORDS_LONG = 4  # a PDF may be as large as so many records: pictures take most of it
_MOST_PAGES = 2_000
_MOST_PIECES = 2_000  # of text on one page, each of which is looked for among all its characters
_SIGNS = {"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u00a0": " ", "\r": " ", "\n": " "}
_SIGN = re.compile("[\ufffe\x02\u00ad\u00a0\r\n]")


def read_pdf(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The document as one record; one that is encrypted or holds pictures of text fails and says so."""
    pdfium = library("pypdfium2", "documents")
    data = read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "PDF")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        code = "encrypted" if "assword" in str(problem) else "corrupt"
        raise BadInputError(code, f"PDF: {problem}") from problem
    try:
        text, n_pages = _text(document, pdfium, origin)
        told = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if not text.strip():
        detail = f"the PDF has {n_pages} pages and no text: pictures of text, as a scanner makes them, take OCR first"
        raise BadInputError("no_text", detail)
    fields = {
        "id": origin.file_name,
        "title": _title(told.get("Title", ""), text),
        "author": told.get("Author"),
        "file_created": told.get("CreationDate"),
        "pages": n_pages,
        "text": text,
    }
    kept = {name: value for name, value in fields.items() if value}
    yield to_record(kept, origin, MEDIA_TYPE, "pdf", "the document")
    if n_pages > _MOST_PAGES:
        raise BadInputError("record_too_large", f"the PDF has {n_pages:,} pages, of which {_MOST_PAGES:,} were read")


def _text(document: Any, pdfium: Any, origin: Origin) -> tuple[str, int]:
    """The document's text, paragraphs a blank line apart, and its number of pages."""
    pages: list[list[Piece]] = []
    n_chars = 0
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            pages.append(lines_in_order(_pieces(document[number])))
        except pdfium.PdfiumError:
            pages.append([])  # a page that cannot be parsed has no text that could be read
        n_chars += sum(len(line.text) for line in pages[-1])
        if n_chars > origin.limits.max_record_bytes:
            raise BadInputError("record_too_large", f"more than {origin.limits.max_record_bytes:,} bytes of text")
    return joined(without_running_heads(pages)) or joined(pages), len(document)


def _pieces(page: Any) -> list[Piece]:
    """The runs of text on a page, with their boxes in points from its lower left corner."""
    textpage = page.get_textpage()
    try:
        pieces: list[Piece] = []
        n_pieces = textpage.count_rects()
        if n_pieces > _MOST_PIECES:
            return _as_written(textpage.get_text_range())
        for number in range(n_pieces):
            left, bottom, right, top = textpage.get_rect(number)
            text = _SIGN.sub(lambda sign: _SIGNS[sign[0]], textpage.get_text_bounded(left, bottom, right, top))
            if text.strip():
                pieces.append(Piece(left, bottom, right, top, clean(text, "")[0]))
        return pieces
    finally:
        textpage.close()
        page.close()


def _as_written(text: str) -> list[Piece]:
    """The lines of a page of too many pieces to be put in order, as they stand in the file."""
    lines = [clean(_SIGN.sub(lambda sign: _SIGNS[sign[0]], line), "")[0] for line in text.splitlines()]
    return [Piece(0, -12 * n, 500, 10 - 12 * n, line) for n, line in enumerate(lines) if line.strip()]


def _title(title: str, text: str) -> str | None:
    """The title that the file names, if its text begins with it: it is often another document's."""
    told = " ".join(title.split())
    return told if len(told) > 8 and told.lower() in " ".join(text[:3_000].split()).lower() else None


PDF = register(
    Format(
        name="pdf",
        title="PDF",
        becomes="one record; running heads and page numbers are left out, hyphens at line ends joined",
        read=read_pdf,
        magic=(b"%PDF-",),
        suffixes=("pdf",),
        extra="documents",
    )
)
