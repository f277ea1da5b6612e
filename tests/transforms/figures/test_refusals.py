"""What refuses a match has a name that someone can look up."""

import re
from pathlib import Path

import transforms.figures
from transforms.figures.sentence_derivation import meaning_of
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
