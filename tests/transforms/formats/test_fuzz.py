"""Mutations of real files of every format: no crash, every record accounted for, memory bounded."""

import io
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transforms.formats.samples import VALID
from transforms.formats import Limits, RawRecord, read_records, to_frames

LIMITS = Limits(
    max_record_bytes=100_000,
    max_records=500,
    max_expanded_bytes=2_000_000,
    free_expanded_bytes=1_000_000,
    max_html_depth=100,
)
NAMES = sorted(VALID)


def overwrite(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at + len(piece) :]


def insert(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at:]


def delete(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + data[at + 8 * len(piece) :]


def truncate(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at]


def repeat(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + data[max(at - 4 * len(piece), 0) :]


PIECES = st.one_of(
    st.binary(min_size=1, max_size=8),
    st.sampled_from(
        [b'"', b"{", b"[", b"]", b"}", b",", b"\n", b"\x00", b"\xff\xff\xff\xff", b"\\", b"\xed\xa0\x80", b"<", b"PK"]
    ),
)
MUTATION = st.tuples(st.sampled_from([overwrite, insert, delete, truncate, repeat]), st.floats(0, 1), PIECES)
CASE = st.tuples(st.sampled_from(NAMES), st.lists(MUTATION, min_size=1, max_size=6), st.sampled_from([*NAMES, "x"]))


Mutation = tuple[Callable[[bytes, int, bytes], bytes], float, bytes]
Case = tuple[str, list[Mutation], str]


def mutated(name: str, mutations: list[Mutation]) -> bytes:
    data = VALID[name][0]
    for change, where, piece in mutations:
        data = change(data, int(where * len(data)), piece)
    return data


def check(records: list[RawRecord]) -> None:
    """What holds of any bytes whatever."""
    assert records, "every file leaves at least one record"
    assert [record.ordinal for record in records] == list(range(len(records)))
    for record in records:
        assert record.reason is not None or (record.text or record.html or "").strip()
        assert record.reason is None or ": " in record.reason
    (frame,) = to_frames(records, "f", len(records) + 1, 1 << 40)
    assert frame.height == frame["record_id"].n_unique() == len(records)


def run(case: Case) -> None:
    source, mutations, name = case
    data = mutated(source, mutations)
    check(list(read_records(io.BytesIO(data), name, LIMITS)))


def fuzz(n_examples: int) -> settings:
    return settings(max_examples=n_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@fuzz(400)
@given(CASE)
def test_mutated_files_never_crash_and_lose_no_record(case: Case):
    run(case)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@fuzz(12_000)
@given(CASE)
def test_ten_thousand_mutated_files(case: Case):
    run(case)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@fuzz(300)
@given(CASE)
def test_mutated_files_take_little_memory(case: Case):
    tracemalloc.start()
    try:
        run(case)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@fuzz(200)
@given(st.binary(max_size=2000), st.sampled_from([*NAMES, "x"]))
def test_arbitrary_bytes_leave_a_record(data: bytes, name: str):
    check(list(read_records(io.BytesIO(data), name, LIMITS)))


@fuzz(200)
@given(st.text(min_size=1, max_size=300))
def test_any_text_file_is_read_or_refused_with_a_reason(text: str):
    check(list(read_records(io.BytesIO(text.encode("utf-8", "surrogatepass")), "a.txt", LIMITS)))
