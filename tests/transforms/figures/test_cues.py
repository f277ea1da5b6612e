"""Cues as data: every row lets its example pass and refuses its counterexample."""

import pytest

from tests.transforms.figures.reading import mentions
from tests.transforms.figures.test_rules import unmarked
from transforms.figures.cues import KEYS, cues
from transforms.figures.patterns import PATTERNS
from transforms.figures.vocabulary import triggers
from transforms.grammar import Hint, Refusal, recording
from transforms.lexicons import load_table

ROWS = load_table("figure_tests")
HINTS = [row for row in ROWS if row["verdict"].startswith("hints ")]
REFUSALS = [row for row in ROWS if row not in HINTS]


def hints_in(sentence: str) -> set[tuple[str, str]]:
    with recording() as heard:
        mentions(sentence)
    return {(each.test, f"hints {each.role}") for each in heard if isinstance(each, Hint)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_the_example_yields_a_figure(row: dict[str, str]):
    assert mentions(row["example"])


@pytest.mark.parametrize("row", HINTS, ids=lambda row: row["name"])
def test_the_role_is_hinted_at_in_the_example_alone(row: dict[str, str]):
    role = row["verdict"].removeprefix("hints ")
    assert (row["name"], row["verdict"]) in hints_in(row["example"])
    assert role in {m.role_hint for m in mentions(row["example"])}
    assert mentions(row["counterexample"])
    assert row["name"] not in {name for name, _ in hints_in(row["counterexample"])}


@pytest.mark.parametrize("row", REFUSALS, ids=lambda row: row["name"])
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


def test_a_cue_is_asked_about_the_links_that_its_selectors_name():
    rules = {pattern.name for pattern in PATTERNS} | {"adjectival", "including", "they", "them", "all_dead"}
    forms = {trigger.form for trigger in triggers().values()}
    known = {KEYS.index("rule"): rules, KEYS.index("form"): forms}
    unknown = [(cue.name, values - known[i]) for cue in cues() for i, _, values in cue.links if i in known]
    assert not [name for name, values in unknown if values]
