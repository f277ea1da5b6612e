"""The picture of conservation: ribbons add up to the bars."""

import re
from xml.etree import ElementTree

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dashboard.flowchart import _ribbons, _stack, flow_picture

NAMES = st.sampled_from(["loaded", "duplicate", "quarantined", "failed", "<b>&'\""])
FLOWS = st.dictionaries(st.tuples(NAMES, NAMES), st.integers(1, 10**7), min_size=1)


def _frame(flow: dict[tuple[str, str], int]) -> pl.DataFrame:
    rows = [(source, target, n, 1) for (source, target), n in flow.items()]
    return pl.DataFrame(rows, schema=["source", "target", "n_records", "n_files"], orient="row")


@given(FLOWS)
def test_ribbons_leave_each_source_exactly_full(flow: dict[tuple[str, str], int]):
    frame = _frame(flow)
    total = frame["n_records"].sum()
    sources, targets = _stack(frame, "source", total), _stack(frame, "target", total)
    thick = sum(ribbon.thickness for ribbon in _ribbons(frame, sources, targets, total))
    assert abs(thick - sum(node.height for node in sources.values())) < 1e-6
    assert sum(node.n_records for node in targets.values()) == total


@given(FLOWS)
def test_picture_is_well_formed_and_says_its_numbers(flow: dict[tuple[str, str], int]):
    picture = flow_picture(_frame(flow))
    texts = [element.text or "" for element in ElementTree.fromstring(picture).iter() if element.tag.endswith("text")]
    assert f"{sum(flow.values()):,} records" in texts
    assert not re.search(r"-\d+\.\d", picture), "a negative coordinate or height"


def test_every_kind_of_file_stands_in_the_picture():
    picture = ElementTree.fromstring(
        flow_picture(_frame({(f"kind {n}", "loaded"): 1 + 1000 * (n == 0) for n in range(20)}))
    )
    labels = [element for element in picture.iter() if element.tag.endswith("text") and "kind" in str(element.text)]
    assert len(labels) == 20
    assert all(float(label.attrib["y"]) < float(picture.attrib["height"]) for label in labels)
