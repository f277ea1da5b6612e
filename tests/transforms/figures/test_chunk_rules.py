import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.chunk_rules import CASED, CASELESS
from transforms.figures.tags import ALONE, CHUNKS, TAGS, WORDS
from transforms.grammar import Scan, Stage

_CODES = [each.code for each in WORDS.classes]
#: Classes that begin or fill most groups come often, so that rules match as they do in text.
_OFTEN = WORDS.codes("number|person|people|name|word|article|participle|be|determiner|of|modifier_before") * 4


def _found(scan: Scan | None, tags: str, at: int) -> tuple[str | None, int]:
    match = scan(tags, at) if scan else None
    return (match.lastgroup, match.end()) if match else (None, at + 1)


@pytest.mark.parametrize("stage", [CASED, CASELESS], ids=["cased", "caseless"])
@given(tags=st.text("".join(_CODES) + _OFTEN, min_size=1, max_size=10))  # as far as guards look
def test_first_classes_and_guards_hold_no_rule_back(stage: Stage, tags: str):
    """What the rules beginning with a class find there is what all rules without guards find."""
    all_rules = stage.unguarded
    assert [_found(stage.scanners[tag], tags, at) for at, tag in enumerate(tags)] == [
        _found(all_rules, tags, at) for at in range(len(tags))
    ]


def test_every_word_that_no_rule_takes_makes_a_chunk_of_a_known_class():
    chunk_codes = {each.code for each in CHUNKS.classes}
    assert {ALONE.get(code, code) for code in _CODES} <= chunk_codes


def test_the_classes_of_the_lexicon_are_classes_of_words():
    assert set(TAGS.values()) <= set(_CODES)
