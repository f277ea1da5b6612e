"""Documents that are zips: Word (DOCX, through mammoth) and e-books (EPUB)."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, join, normpath
from typing import BinaryIO
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # not in its stubs

from .archives import member_bytes, open_zip
from .exports import export_records, is_export
from .fields import to_record
from .file_names import base_name, printable
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .registry import Format, library, register
from .xml_schemas import Element, local

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB_TYPE = "application/epub+zip"
_MOST_UNPACKED = 4  # times the size of a record, of all that a document unpacks to
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)
_TAGS = re.compile(r"<[^>]*>")
_BLOCK_ENDS = re.compile(r"</(?:p|h[1-6]|li|tr|td|table)>|<br\s*/?>")
_ASIDE = re.compile(r"(?:^|[/_.-])(?:toc|nav|cover|titlepage|title_page|copyright|colophon)", re.I)


def read_docx(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The document as one record, its pictures left out."""
    mammoth = library("mammoth", "documents")
    limit = origin.limits.max_record_bytes
    with open_zip(stream) as archive:
        _check_size(archive, origin)
        core = _properties(archive, "docProps/core.xml", limit)
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and _DOCTYPE.search(member_bytes(archive, name, limit)):
                raise BadInputError("corrupt", f"{printable(name)} declares entities, which no word processor writes")
    stream.seek(0)
    try:
        result = mammoth.convert_to_html(stream, convert_image=mammoth.images.img_element(_no_picture))
    except Exception as problem:  # mammoth has no errors of its own: any surfaces
        raise BadInputError("corrupt", f"DOCX: {type(problem).__name__}: {problem}"[:200]) from problem
    text = unescape(_TAGS.sub("", _BLOCK_ENDS.sub("\n\n", result.value)))
    if is_export(text):
        yield from export_records(text, origin, DOCX_TYPE, "utf-8")
        return
    fields = {
        "id": origin.file_name,
        "title": core.get("title"),
        "author": core.get("creator"),
        "language": core.get("language"),
        "file_created": core.get("created"),
        "html": result.value,
    }
    kept = {name: value for name, value in fields.items() if value}
    yield to_record(kept, origin, DOCX_TYPE, "utf-8", "the document")


def _no_picture(image: object) -> dict[str, str]:
    return {"src": ""}


def _check_size(archive: ZipFile, origin: Origin) -> None:
    limit = _MOST_UNPACKED * origin.limits.max_record_bytes
    if sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))) > limit:
        raise BadInputError("record_too_large", f"the document unpacks to more than {limit:,} bytes")
    if any(info.flag_bits & 0x1 for info in archive.infolist()):
        raise BadInputError("encrypted", "the document needs a password")


def _properties(archive: ZipFile, name: str, limit: int) -> dict[str, str]:
    """The simple elements of an XML member by their local names; none if it is missing or broken."""
    try:
        tree = _parse(member_bytes(archive, name, limit))
    except BadInputError:
        return {}
    return {local(element): " ".join((element.text or "").split()) for element in tree.iter() if element.text}


def _parse(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    tree = etree.fromstring(data, parser) if data.strip() else None
    if tree is None:
        raise BadInputError("corrupt", "a member that describes the others is no XML")
    return tree


def read_epub(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Each chapter that has text as a record, in reading order: of a newspaper that is each story."""
    with open_zip(stream) as archive:
        limit = origin.limits.max_record_bytes
        container = _parse(member_bytes(archive, "META-INF/container.xml", limit))
        root = next(
            (e.get("full-path") for e in container.iter() if local(e) == "rootfile" and e.get("full-path")), None
        )
        if root is None:
            raise BadInputError("corrupt", "the e-book does not say where its contents are")
        package = _parse(member_bytes(archive, root, limit))
        told = {local(e): (e.text or "").strip() for e in reversed(list(package.iter())) if (e.text or "").strip()}
        n_before = origin.n_records
        for name in _spine(package, dirname(root)):
            yield from _chapter(archive, name, told, origin)
        if origin.n_records == n_before:
            raise BadInputError("no_records", "the e-book has no chapter with text")


def _spine(package: Element, folder: str) -> list[str]:
    """Names of the chapters in reading order, without contents and cover."""
    items = {e.get("id"): e for e in package.iter() if local(e) == "item"}
    order = [items[e.get("idref")] for e in package.iter() if local(e) == "itemref" and e.get("idref") in items]
    pages = [
        e for e in order if "html" in (e.get("media-type") or "") and "nav" not in (e.get("properties") or "").split()
    ]
    return [normpath(join(folder, unquote(e.get("href") or ""))) for e in pages]


def _chapter(archive: ZipFile, name: str, told: dict[str, str], origin: Origin) -> Iterator[RawRecord]:
    try:
        html, encoding = decode_page(member_bytes(archive, name, origin.limits.max_record_bytes), None)
    except BadInputError as problem:
        yield origin.failed(str(problem), EPUB_TYPE, printable(name))
        return
    text = _TAGS.sub("", html.partition("<body")[2] or html).strip()
    if not text or (_ASIDE.search(base_name(name)) and len(text) < 2_000):
        return
    fields = {
        "id": printable(name),
        "outlet": told.get("publisher") or told.get("title"),
        "published": told.get("date"),
        "language": told.get("language"),
        "html": html,
    }
    kept = {key: value for key, value in fields.items() if value}
    yield to_record(kept, origin, EPUB_TYPE, encoding, printable(name))


DOCX = register(
    Format(
        name="docx",
        title="Word (DOCX)",
        becomes="one record",
        read=read_docx,
        suffixes=("docx",),
        members=lambda names: "word/document.xml" in names,
        extra="documents",
    )
)
EPUB = register(
    Format(
        name="epub",
        title="e-book (EPUB)",
        becomes="one record a chapter with text: of a newspaper each story",
        read=read_epub,
        suffixes=("epub",),
        members=lambda names: "META-INF/container.xml" in names,
    )
)
