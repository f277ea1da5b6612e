"""JSON arrays and single or concatenated objects, cut into elements as a stream: one record an element.

An element beyond the size of a record, as an answer with a thousand articles is, is taken apart in the same way: so the
limit is a story's and not the file's.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .encoding import legacy_encoding
from .json_cutting import Cutter
from .json_large import read_large, read_rest
from .json_values import read_value
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import look_ahead


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the elements of top-level arrays, and of top-level objects."""
    head, stream = look_ahead(stream)
    legacy = legacy_encoding(head)
    cutter = Cutter(origin.limits.max_record_bytes)
    number = 0
    for number, element in enumerate(cutter.elements(stream), start=1):
        place = f"element {number}"
        if isinstance(element, bytes):
            yield from read_value(element, origin, place, legacy)
        else:
            yield from read_large(element, origin, place, legacy)
    if cutter.is_open:
        with cutter.rest() as rest:
            yield from read_rest(rest, origin, f"element {number + 1}", legacy)
        raise BadInputError("truncated", f"the JSON ends after element {number}, before its closing bracket")
    if number == 0:
        raise BadInputError("no_records", "the JSON holds no element")


_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_ARRAY = re.compile(rb"\s*\[\s*[\[{\]]")

ARRAY = register(
    Format(
        name="json array",
        title="JSON array",
        becomes="one record an element, or one a story if the element holds several",
        read=read_json,
        looks=lambda head, end: bool(_ARRAY.match(head)),
        as_utf8=True,
        rank=31,
    )
)
DOCUMENT = register(
    Format(
        name="json",
        title="JSON object, or several in a row",
        becomes="one record a story: answers of news APIs, exports and dumps are taken apart, see below",
        read=read_json,
        suffixes=("json",),
        looks=lambda head, end: end == "json" or bool(_OBJECT.match(head)),
        as_utf8=True,
        rank=33,
    )
)
