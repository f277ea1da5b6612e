"""Harm before and after what a sentence tells: recalled ("two years after a fire killed 72"), next ("then killed")."""

from functools import cache
from itertools import pairwise

from transforms.figures.groups import Group
from transforms.figures.numbers import token_value
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import word_set

#: Tokens from "where" or "after" to the victims or the harm word, whichever comes first.
_CLAUSE = 14
#: Tokens behind the harm word within which its year stands ("where six were killed in 2011").
_DATED = 3


def is_recalled(sentence: Sentence, link: Link) -> bool:
    """Whether harm is only recalled, as in "A block from where five were hurt", "where six were killed in 2011", "two
    years after a fire killed 72".
    """
    if _signs_of_recall().isdisjoint(sentence.tokens.different):
        return False
    words = sentence.tokens.words
    first = sentence.chunks.spans[min(link.group, link.trigger)][0]
    listed = first - (link.group < link.trigger and words[first - 1 : first] == ["and"])
    is_told_after = _is_come_after(words[max(0, first - 1 - _CLAUSE) : listed])
    is_from_where = words[max(0, first - 2) : first] == ["from", "where"]
    is_of_year = _is_of_record_year(sentence, first) or _is_another_in_which(sentence, link, first)
    if is_told_after or is_from_where or is_of_year or _is_years_ago(sentence, link):
        return True
    before = range(first - 1, max(-1, first - 1 - _CLAUSE), -1)
    opened = next((i for i in before if words[i] in cue_words("recalls")), None)
    if opened is None or not cue_words("clause_ends").isdisjoint(words[opened + 1 : first]):
        return False
    if words[opened] == "where":
        last = sentence.chunks.spans[max(link.group, link.trigger)][1]
        behind = words[last : last + _DATED]
        is_of_year = any(_is_year(word) for word in words[opened + 1 : first] + behind)
        return is_of_year or behind[:2] in _LONG_AGO
    if opened > 1 and words[opened - 1] in cue_words("long_times"):
        return token_value(words[opened - 2]) is not None
    is_singular = opened > 1 and words[opened - 1] in ("month", "year") and words[opened] == "after"
    return is_singular and _VERBS.isdisjoint(words[opened:first])  # not "a month after it was closed, two died"


@cache
def _signs_of_recall() -> frozenset[str]:
    """Words of which one stands wherever something is recalled."""
    return cue_words("recalls") | {"ago", "when", "which"}


def _is_another_in_which(sentence: Sentence, link: Link, first: int) -> bool:
    """Whether behind other harm that of a year is told: "hurt three at the market in which 26 were killed in 2015"."""
    words = sentence.tokens.words
    if ("in", "which") not in pairwise(words[max(0, first - _DATED) : first]):
        return False
    if _HARM.isdisjoint(sentence.chunks.codes[: min(link.group, link.trigger)]):
        return False  # nothing else is told
    last = sentence.chunks.spans[max(link.group, link.trigger)][1]
    return any(map(_is_year, words[last : last + _DATED]))


_HARM = CHUNKS.some("harm")


def _is_come_after(before: list[str]) -> bool:
    """Whether one deed is told as coming after another, as in "The shooting comes a day after a boy was hurt": of two
    such deeds the second is told.
    """
    at = next((i for i in range(1, len(before)) if before[i] in _COMES), None)
    if at is None or _singular(before[at - 1]) not in word_set("figure_other_events"):
        return False
    since = before.index("after", at) if "after" in before[at:] else len(before)
    return since - at <= _A_TIME and _NEW_CLAUSE.isdisjoint(before[since:]) and since < len(before)


_COMES = frozenset(("comes", "came", "come"))
_NEW_CLAUSE = frozenset((",", ";", "and", "when", "but", "that"))
#: Words of "just two days after".
_A_TIME = 5


#: Tokens from "since" to the year of the last such event, and from "when" to the victims or the harm word.
_RECORD, _WHEN = 5, 9


def _is_of_record_year(sentence: Sentence, first: int) -> bool:
    """Whether harm is of the year of a comparison: "The worst since 1998, when 29 died", "the first since the one of
    May 2013, in which 52 died": of that year.
    """
    words = sentence.tokens.words
    for when in range(first - 1, max(1, first - 1 - _WHEN), -1):
        if words[when] == "when" or words[when - 1 : when + 1] == ["in", "which"]:
            before = words[max(0, when - _RECORD - 2) : when]
            since = before.index("since") if "since" in before else len(before)
            return any(map(_is_year, before[since:]))
    return False


#: Words behind the harm word within which "years ago" may stand.
_AGO = 8


def _is_years_ago(sentence: Sentence, link: Link) -> bool:
    """Whether harm is said to be long past, as in "Two others died in a fire years ago", "was shot dead there three
    months ago".
    """
    end = max(sentence.chunks.spans[link.trigger][1], sentence.chunks.spans[link.group][1])
    words = sentence.tokens.words[end : end + _AGO]
    at = next((i for i, word in enumerate(words) if word == "ago"), 0)
    ends = cue_words("clause_ends") - {"died"}
    return at > 0 and words[at - 1] in _YEARS and ends.isdisjoint(words[:at])


_LONG_AGO = (["last", "month"], ["last", "year"])
_VERBS = frozenset(("was", "were", "is", "are", "had", "has", "have"))
_YEARS = frozenset(("years", "months", "decades", "year"))


#: Tokens from "avenge" or "in retaliation for" to what it was for.
_MOTIVE = 8


def is_of_series(sentence: Sentence, link: Link) -> bool:
    """Whether a toll is of several deeds, or a motive: "One of six attacks in which 90 were killed": the toll of all;
    "avenging the death of two": its motive.
    """
    if cue_words("avenges").isdisjoint(sentence.tokens.different) and "which" not in sentence.tokens.different:
        return False
    words = sentence.tokens.words
    first = sentence.chunks.spans[min(link.group, link.trigger)][0]
    if not cue_words("avenges").isdisjoint(words[max(0, first - _MOTIVE) : first]):
        return True
    at = next((i for i in range(first - 1, 0, -1) if words[i - 1 : i + 1] == ["in", "which"]), None)
    before = words[: at or 0]
    is_one = any(words[i : i + 2] == ["one", "of"] for i in range(len(before)))
    return is_one and not word_set("figure_other_events").isdisjoint(_singular(word) for word in before)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _is_year(word: str) -> bool:
    return word.isdigit() and word[:2] in ("19", "20") and len(word) == len("2017")


def is_sequel(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether harm follows the harm before it, as in "Killed a teacher, later killing three pupils", "they then killed
    seven guards": on top of those told before.
    """
    if link.group <= link.trigger or group.is_definite:
        return False
    start = sentence.chunks.spans[link.trigger][0]
    return not cue_words("sequels").isdisjoint(sentence.tokens.words[max(0, start - 2) : start + 1])
