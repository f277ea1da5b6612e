"""People as the sentence counts them: noun groups with a quantity, one person, a name, or nobody."""

from functools import cache
from typing import NamedTuple

from transforms.figures import bounds
from transforms.figures.bounds import Bounds
from transforms.figures.quantities import Quantity, read_quantity
from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words, multiples, triggers


class Group(NamedTuple):
    """A noun group that a harm word may take; all positions are token indices.

    kind: counted, family ("a family of six"), bare (a quantity without noun), harm ("34 deaths"), single, plural,
    named, pronoun, zero.
    """

    kind: str
    start: int
    end: int
    span_end: int  # the quantity ends here (counted), or the group
    quantifier: str
    reported: float | None
    value: Bounds
    share: tuple[float, float, float] | None
    head: int  # index of the head noun
    number: str  # grammatical: singular plural either
    is_definite: bool
    is_part: bool  # "two of the", "three of them"
    is_more: bool  # "another 12", "two others"


#: People; more than any disaster displaced or affected at once (EM-DAT's largest, a drought, affected 330 million).
_TOO_MANY = 1_000_000_000
_OF, _OTHER, _ANOTHER, _MODIFIER = map(WORDS.code, "of other another modifier_before".split())
_KNOWN = WORDS.some("determiner|possessive|those")
_KNOWN_OR_THEM = WORDS.some("determiner|possessive|those|they|relative")
_HOUSEHOLD = WORDS.code("household")
_HOUSEHOLDS = WORDS.some("household|households")
_EITHER = WORDS.some("collective|zero_pronoun|household|others")
_ONE = bounds.exact(1)
_NONE = bounds.exact(0)


def counted(tokens: Tokens, kind: str, start: int, span: tuple[int, int], end: int) -> Group | None:
    """A group whose quantity fills the tokens of ``span``; None if that is no quantity after all."""
    quantity_end = span[1]
    quantity = read_quantity(tokens, *span)
    if quantity is None or not _is_count(quantity):
        return None
    inside = tokens.tags[quantity_end:end]
    is_part = inside.startswith(_OF) and any(tag in _KNOWN_OR_THEM for tag in inside[1:3])
    is_more = _adds(tokens, start, end)
    word = tokens.words[start]
    if word in cue_words("unknown_number"):
        kind = "plural"  # "an unknown number of guards" says no more than "guards"
    is_either = is_part or kind == "family" or quantity.reported == 1 or word.endswith(_SETS)
    is_either = is_either or (word.startswith("a ") and word.endswith(" of"))  # a group of 40 was, or were, killed
    return Group(
        kind, start, end, quantity_end, quantity.bounds.quantifier, quantity.reported, quantity.bounds, quantity.share,
        end - 1, "either" if is_either else "plural", _is_known(tokens, start), is_part, is_more,
    )  # fmt: skip


#: Of these either "was" or "were" killed.
_SETS = ("couple", "pair", "duo", "trio")


def none_of(group: Group) -> Group:
    """The group of which nobody was harmed, as in "All 120 escaped unhurt"."""
    return group._replace(kind="zero", quantifier=_NONE.quantifier, reported=0.0, value=_NONE, share=None)


def _is_known(tokens: Tokens, start: int) -> bool:
    """Whether a group was told of before, as in "The four", "both", "the pair"."""
    word = tokens.words[start]
    return tokens.tags[start] in _KNOWN or word in ("both", "all") or word.startswith("the ")


def is_household(tokens: Tokens, group: Group) -> bool:
    """Whether families or households are counted, not people."""
    trigger = triggers().get(tokens.words[group.head])
    if group.kind == "plural" and tokens.tags[group.head] == _HOUSEHOLD:
        return False  # "his family were killed": people
    return tokens.tags[group.head] in _HOUSEHOLDS or (trigger is not None and trigger.form == "count_household")


def has_households(tokens: Tokens) -> bool:
    """Whether any word can count families or households."""
    return not _HOUSEHOLDS.isdisjoint(tokens.tags) or not _household_counts().isdisjoint(tokens.words)


@cache
def _household_counts() -> frozenset[str]:
    return frozenset(phrase for phrase, said in triggers().items() if said.form == "count_household")


_ONE_OTHER = ["one", "other"]


def _adds(tokens: Tokens, start: int, end: int) -> bool:
    """Whether people come on top of those told before: "another 12", "two more" come on top; "two others" need not:
    they may be all that are left.
    """
    tags = tokens.tags[start:end]
    if _OTHER not in tags and _ANOTHER not in tags and _MODIFIER not in tags:
        return False
    return not cue_words("more").isdisjoint(tokens.words[start:end]) or tokens.words[start : start + 2] == _ONE_OTHER


def _is_count(quantity: Quantity) -> bool:
    """People come in whole numbers ("2.5" counts nobody), and no event harms a billion: that is money."""
    if quantity.reported is None:
        return quantity.bounds.best < _TOO_MANY
    return quantity.reported == int(quantity.reported) and quantity.reported < _TOO_MANY


def _implied(tokens: Tokens, kind: str, head: int) -> Bounds:
    if kind == "multiple":
        return bounds.exact(multiples().get(tokens.words[head].split()[0], 1))
    return _NONE if kind == "zero" else bounds.one_or_more_plural() if kind == "plural" else _ONE


def uncounted(tokens: Tokens, kind: str, start: int, end: int, head: int) -> Group:
    """A group without a number: one person, a name, a plural, or nobody."""
    if kind == "plural" and _are_parents(tokens, start, head):
        return _parents(start, end, head)
    value = _implied(tokens, kind, head)
    number = (
        "either" if tokens.tags[head] in _EITHER or kind == "zero" else "plural" if kind == "plural" else "singular"
    )
    reported = None if kind == "plural" else float(value.best)
    is_more = _adds(tokens, start, end)
    is_definite = kind in ("named", "pronoun") or tokens.tags[start] in _KNOWN
    return Group(
        kind, start, end, end, value.quantifier, reported, value, None, head, number, is_definite, False, is_more
    )


def _are_parents(tokens: Tokens, start: int, head: int) -> bool:
    """Of one person: "his parents" are two, "their parents" may be many."""
    return tokens.words[head] in cue_words("parents") and tokens.words[start] in _OF_ONE


_OF_ONE = frozenset(("his", "her", "my"))


def _parents(start: int, end: int, head: int) -> Group:
    value = bounds.exact(2)
    return Group("counted", start, end, end, value.quantifier, None, value, None, head, "plural", False, False, False)
