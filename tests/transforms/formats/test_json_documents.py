"""Cutting JSON into elements, whatever the size of the pieces it arrives in."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.formats.reading import codes, read
from transforms.formats.json_documents import Cutter

SCALARS = st.one_of(
    st.text(max_size=8), st.integers(), st.booleans(), st.none(), st.sampled_from(['"', "\\", '\\"', "]", "},{"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


class Dripping(io.BytesIO):
    """Gives at most ``size`` bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._size = size

    def read1(self, n_bytes: int = -1) -> bytes:
        return super().read1(min(self._size, n_bytes))


def cut(data: bytes, size: int) -> list[object]:
    return [json.loads(element or b"") for element in Cutter(1 << 20).elements(Dripping(data, size))]


@given(st.lists(VALUES, max_size=4), st.integers(1, 9), st.sampled_from([None, 1]))
def test_an_array_is_cut_into_its_elements(values: list[object], size: int, indent: int | None):
    assert cut(json.dumps(values, indent=indent).encode(), size) == values


@given(st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=4), st.integers(1, 9))
def test_objects_in_a_row_are_cut_with_or_without_white_space(values: list[object], size: int):
    for between in ("", "\n", " , "):
        assert cut(between.join(map(json.dumps, values)).encode(), size) == values


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b'[{"text": "x"},]', ["read"]),
        (b'[{"text": "x"}][{"text": "y"}]', ["read", "read"]),
        (b'[{"text": "x"}] trailing', ["read", "invalid_json"]),
        (b'{"text": "x"}{"text": "y"}', ["read", "read"]),
        (b'[{"text": "x}, {"text": "y"}]', ["truncated"]),  # an open string swallows the rest
        (b'[{"text": "x"} {"text": "y"}]', ["invalid_json"]),
        (b'[{"text": "x", }, {"text": NaN}, {"text": "y"}]', ["invalid_json", "no_text", "read"]),
    ],
)
def test_what_is_nearly_json(data: bytes, outcome: list[str]):
    assert codes(read(data, "a.json")) == outcome
