"""The vocabulary of figures is complete and in order: every class has a tag, every phrase is found by the scan."""

import pytest

from transforms.figures.candidate_sentences import candidate_words
from transforms.figures.tags import TAGS
from transforms.figures.vocabulary import lexicon, triggers
from transforms.lexicons import load_table

CATEGORIES = {
    "killed", "injured", "missing", "displaced", "detained", "abducted", "returned", "affected", "casualty",
}  # fmt: skip


def test_every_class_of_the_function_words_has_a_tag():
    assert {row["class"] for row in load_table("figure_function_words")} <= TAGS.keys()


def test_every_form_of_the_triggers_has_a_tag():
    assert {trigger.form for trigger in triggers().values()} - {"adjective"} <= TAGS.keys()


def test_triggers_name_categories_of_the_contract():
    assert {trigger.category for trigger in triggers().values()} == CATEGORIES


@pytest.mark.parametrize("table", ["figure_triggers", "bounds", "figure_function_words"])
def test_no_phrase_stands_twice(table: str):
    keys = [(row["phrase"], row.get("kind") == "modifier") for row in load_table(table)]
    assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})


def test_words_are_lower_case_and_tags_one_letter():
    assert all(phrase == phrase.lower() and len(tag) == 1 for phrase, tag in lexicon().items())
    assert all(word.islower() for word in candidate_words())
