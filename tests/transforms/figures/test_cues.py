"""Cues as data: every row lets its example pass and refuses its counterexample."""

import pytest

from tests.transforms.figures.reading import mentions
from tests.transforms.figures.test_rules import unmarked
from transforms.figures.cues import KEYS, cues
from transforms.grammar import Refusal, recording
from transforms.lexicons import load_table

ROWS = load_table("figure_tests")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_the_example_yields_a_figure(row: dict[str, str]):
    assert mentions(row["example"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_the_counterexample_is_refused_by_name(row: dict[str, str]):
    with recording() as refusals:
        text, kept = unmarked(row["counterexample"])
        found = mentions(text)
    assert row["name"] in {heard.test for heard in refusals if isinstance(heard, Refusal)}
    assert [(m.start, m.end) for m in found] == kept


def test_rows_of_one_name_stand_together_and_say_the_same():
    names = [cue.name for cue in cues()]
    firsts = [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
    assert len(firsts) == len(set(firsts))
    assert len({(cue.name, cue.verdict) for cue in cues()}) == len(set(names))


def test_every_selector_names_a_key():
    assert all(0 <= i < len(KEYS) and values for cue in cues() for i, _, values in cue.links)
