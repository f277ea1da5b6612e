"""XML in which stories are elements: NITF, NewsML, WordPress exports, sitemaps; others by the names of their fields."""

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # not in its stubs

from .fields import to_record
from .naming import SPEAKING, known
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import read_some
from .xml_root import has_prolog, root_attributes, root_of
from .xml_schemas import Element, Schema, fields_of, local, schema_of, text_of

MEDIA_TYPE = "application/xml"
_HEAD_BYTES = 16_384
_MOST_BETWEEN = 4  # times the size of a record that may stand between two stories
_MOST_ELEMENTS = 200_000  # that may stand between two stories: lxml keeps each in memory
_NO_STORIES = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset oembed_cache wp_block".split()
)


def read_items(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the elements that are stories; what is not well formed is read as far as it can be."""
    source = _Source(stream, _MOST_BETWEEN * origin.limits.max_record_bytes)
    schema = schema_of(root_of(source.head))
    n_before = origin.n_records
    walk = cast(Any, etree.iterparse)(
        source, events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for _, element in walk:
            source.count()
            fields = _story(element, schema)
            if fields is not None:
                source.begin()
                yield to_record(fields, origin, MEDIA_TYPE, "xml", f"story {origin.n_records - n_before + 1}")
                _forget(element)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise BadInputError("corrupt", f"XML: {problem}") from problem
    told = f"after story {origin.n_records - n_before}"
    if "Premature end" in str(walk.error_log):
        raise BadInputError("truncated", f"the XML ends {told}, before its closing tag")
    if origin.n_records == n_before:
        what = "sitemap: it holds addresses and no stories" if schema and schema.name == "sitemap" else None
        raise BadInputError("unsupported_format", what or "XML in which no element is a story")


class _Source:
    """What lxml reads from: the head that was looked at, then the stream, as long as stories keep coming."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.head = stream.read(_HEAD_BYTES)
        self._rest, self._stream, self._limit = self.head, stream, limit
        self.begin()

    def begin(self) -> None:
        """Nothing has come since the last story."""
        self._n_bytes = self._n_elements = 0

    def count(self) -> None:
        """An element has come; raises `BadInputError` if too many were no story."""
        self._n_elements += 1
        if self._n_elements > _MOST_ELEMENTS:
            raise BadInputError("record_too_large", f"more than {_MOST_ELEMENTS:,} elements of XML without a story")

    def read(self, n_bytes: int) -> bytes:
        """Some bytes; raises `BadInputError` if too many held no story."""
        data, self._rest = self._rest[:n_bytes], self._rest[n_bytes:]
        data = data or read_some(self._stream, n_bytes)
        self._n_bytes += len(data)
        if self._n_bytes > self._limit:
            raise BadInputError("record_too_large", f"more than {self._limit:,} bytes of XML without a story")
        return data


def _story(element: Element, schema: Schema | None) -> dict[str, Any] | None:
    """The fields of ``element`` if it is a story."""
    if schema is None:
        return _of_unknown(element)
    if local(element) not in schema.story:
        return None
    fields = fields_of(element, schema)
    is_other = fields.get("post_type") in _NO_STORIES or (schema.name == "sitemap" and "title" not in fields)
    return None if is_other else fields


def _of_unknown(element: Element) -> dict[str, Any] | None:
    """The fields of an element whose children are called as a text and one more field of a story."""
    found: dict[str, Any] = {}
    for child in element:
        name = local(child)
        column = known(name) if name else None
        if column is not None and name not in found:
            found[name] = text_of(child)
    columns = {column[0] for name, text in found.items() if text and (column := known(name))}
    return {**element.attrib, **found} if len(columns) > 1 and columns & set(SPEAKING) else None


def _forget(element: Element) -> None:
    """Free ``element`` and what stands before it, so that memory holds one story."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None and local(parent[0]) == local(element):
        del parent[0]


def _looks(head: bytes, end: str) -> bool:
    root = root_of(head)
    if root == "rss":
        return b"wordpress.org/export" in root_attributes(head)
    is_known = root in (
        "nitf",
        "newsItem",
        "newsMessage",
        "packageItem",
        "NewsML",
        "newsitem",
        "urlset",
        "sitemapindex",
    )
    return is_known or (bool(root) and root.lower() != "html" and (has_prolog(head) or end == "xml"))


XML = register(
    Format(
        name="xml",
        title="NITF, NewsML 1 and G2, RCV1, WordPress exports (WXR), news sitemaps; other XML by its names",
        becomes="one record a story; of a news sitemap the headline is the text",
        read=read_items,
        suffixes=("xml",),
        looks=_looks,
        rank=12,
    )
)
