"""OpenDocument: a text (ODT) is one record, the rows of a spreadsheet (ODS) are read as those of a workbook."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # not in its stubs

from .archives import member_bytes, open_zip
from .fields import to_record
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .workbooks import read_workbook
from .xml_schemas import Element, local

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_KINDS = {"text": "", "spreadsheet": "", "presentation": "presentation", "graphics": "drawing"}
_UNSEEN = frozenset(("tracked-changes", "annotation", "note", "sequence-decls", "forms", "table-of-content"))
_SIGNS = {"tab": "\t", "line-break": "\n"}


def read_open_document(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The document as one record, or the rows of its sheets."""
    limit = origin.limits.max_record_bytes
    with open_zip(stream) as archive:
        if any(info.flag_bits & 0x1 for info in archive.infolist()):
            raise BadInputError("encrypted", "the document needs a password")
        kind = member_bytes(archive, "mimetype", limit).decode("ascii", "replace").rpartition(".")[2].strip()
        kind = kind.removesuffix("-template").removesuffix("-master")
        content = b"" if kind == "spreadsheet" else member_bytes(archive, "content.xml", limit)
        about = _about(member_bytes(archive, "meta.xml", limit)) if "meta.xml" in archive.namelist() else {}
        manifest = member_bytes(archive, "META-INF/manifest.xml", limit)
    if b"encryption-data" in manifest:
        raise BadInputError("encrypted", "the document needs a password")
    if kind == "spreadsheet":
        stream.seek(0)
        yield from read_workbook(stream, origin)
    elif kind == "text":
        fields = {
            "id": origin.file_name,
            "title": about.get("title"),
            "author": about.get("initial-creator") or about.get("creator"),
            "file_created": about.get("creation-date"),
            "html": "".join(_paragraphs(_parse(content))),
        }
        kept = {name: value for name, value in fields.items() if value}
        yield to_record(kept, origin, MEDIA_TYPE, "utf-8", "the document")
    else:
        raise BadInputError("unsupported_format", f"OpenDocument {_KINDS.get(kind) or kind[:40] or 'file'}")


def _parse(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise BadInputError("corrupt", f"OpenDocument: {problem}"[:200]) from problem


def _about(data: bytes) -> dict[str, str]:
    try:
        tree = _parse(data)
    except BadInputError:
        return {}
    return {local(element): " ".join(element.text.split()) for element in tree.iter() if element.text}


def _paragraphs(tree: Element) -> Iterator[str]:
    """Paragraphs and headings in order, as HTML; changes that were struck out, notes and remarks are passed over."""
    body = next((element for element in tree.iter() if local(element) == "body"), tree)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = local(element)
        if event == "start" and name in _UNSEEN:
            walk.skip_subtree()
        elif event == "start" and name in ("p", "h"):
            text = " ".join("".join(_words(element)).split())
            if text:
                tag = "h2" if name == "h" else "p"
                yield f"<{tag}>{escape(text, quote=False)}</{tag}>\n"


def _words(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local(child)
        if name in _SIGNS or name == "s":
            yield _SIGNS.get(name, " ")
        elif name and name not in _UNSEEN and name not in ("p", "h"):  # a paragraph in a frame comes by itself
            yield from _words(child)
        if child.tail:
            yield child.tail


OPEN_DOCUMENT = register(
    Format(
        name="opendocument",
        title="OpenDocument text (ODT) and spreadsheets (ODS)",
        becomes="one record; a spreadsheet one a row, as a workbook (and takes `newsledger[documents]`)",
        read=read_open_document,
        suffixes=("odt", "ods"),
        members=lambda names: {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names,
    )
)
