import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.chunk_rules import CASED, CASELESS, CASELESS_RULES, RULES, Rule, Scan, scanner
from transforms.figures.tags import TAGS
from transforms.memo import Memo

_OPEN_CLASS = "1AXxr;,($)\"#'"  # what the tokeniser tags without the lexicon
#: Tags that begin or fill most groups come often, so that rules match as they do in text.
_ALPHABET = "".join(sorted({*TAGS.values(), *_OPEN_CLASS})) + "1pPxXaKBdo_<" * 4
_UNGUARDED_CASED, _UNGUARDED_CASELESS = (
    scanner(rule._replace(guard="") for rule in rules) for rules in (RULES, CASELESS_RULES)
)


def _found(scan: Scan | None, tags: str, at: int) -> tuple[str | None, int]:
    match = scan(tags, at) if scan else None
    return (match.lastgroup, match.end()) if match else (None, at + 1)


@pytest.mark.parametrize(
    ("scanners", "all_rules"), [(CASED, _UNGUARDED_CASED), (CASELESS, _UNGUARDED_CASELESS)], ids=["cased", "caseless"]
)
@given(tags=st.text(_ALPHABET, min_size=1, max_size=10))  # as far as guards look
def test_first_tags_and_guards_hold_no_rule_back(scanners: Memo[Scan | None], all_rules: Scan, tags: str):
    """What the rules beginning with a tag find there is what all rules without guards find."""
    assert [_found(scanners[tag], tags, at) for at, tag in enumerate(tags)] == [
        _found(all_rules, tags, at) for at in range(len(tags))
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_begins_with_known_tags(rule: Rule):
    assert set(rule.first) <= set(_ALPHABET), "a letter that no word has"
