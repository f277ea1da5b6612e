"""What refuses a match has a name that someone can look up."""

import re
from pathlib import Path

import pytest

import transforms.figures
from tests.transforms.figures.reading import mentions
from transforms.figures.sentence_derivation import meaning_of
from transforms.grammar import Refusal, recording
from transforms.lexicons import load_table

CODE = "\n".join(path.read_text() for path in Path(transforms.figures.__file__).parent.rglob("*.py"))


def test_every_test_that_refuses_is_listed_and_every_listed_one_refuses():
    named = re.findall(r'refuse\(f?"([a-z_]+?)(?:_\{|")', CODE)
    assert set(named) == {row["name"] for row in load_table("figure_refusals")}


def test_meanings_are_found_by_name_or_by_how_it_begins():
    assert meaning_of("rescued") == "those who were held are freed or escape (hostages.py)"
    assert "wording.py" in meaning_of("wording_of_harm_of")


def test_a_cue_means_what_its_counterexample_shows():
    assert meaning_of("hurt_how") == 'a word near it is missing, as in "The remark hurt a guard."'
    assert meaning_of("seized_upon") == 'a word near it rules it out, as in "Two senators seized upon the plan."'
    assert meaning_of("active_pronoun") == 'such a match is none, as in "The film she shot on tour was praised."'


@pytest.mark.parametrize("row", load_table("figure_refusals"), ids=lambda row: row["name"])
def test_the_example_gives_a_figure_and_the_counterexample_is_refused_by_name(row: dict[str, str]):
    assert mentions(row["example"])
    text = row["counterexample"].replace("[", "").replace("]", "")
    with recording() as heard:
        found = mentions(text)
    refused = [each.test for each in heard if isinstance(each, Refusal)]
    assert any(test == row["name"] or test.startswith(f"{row['name']}_") for test in refused)
    assert [text[m.start : m.end] for m in found] == re.findall(r"\[(.+?)\]", row["counterexample"])
