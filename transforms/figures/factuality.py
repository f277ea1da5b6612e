"""Harm that the words do not report as having happened: planned, tried, feared, invented, or a score in a game."""

import re

from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import Trigger, cue_words, release_words
from transforms.lexicons import word_set

#: May stand between "planned" and "the assassination of".
_BETWEEN = frozenset(("the", "of", "a", "an", "for", "to", "in", "at", "from", "his", "her", "their", "its", "mass"))
_STEPS = 4
_NOMINAL = ("event", "gerund")


def is_unreal(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Whether this harm is only planned ("plotted the murder of"), invented ("in the film") or played ("shot 67")."""
    is_being = "being" in sentence.tokens.words[slice(*sentence.chunks.spans[link.trigger])]
    if (is_being or trigger.form.startswith(_NOMINAL)) and _is_only_meant(sentence, link):
        return True
    if _is_of_some(sentence, link, trigger):
        return True
    return _is_invented(sentence.tokens.words)


def _is_only_meant(sentence: Sentence, link: Link) -> bool:
    words = sentence.tokens.words
    at = sentence.chunks.spans[link.trigger][0] - 1
    for i in range(at, max(-1, at - _STEPS), -1):
        if words[i] in word_set("figure_unreal"):
            return True
        if words[i] not in _BETWEEN:
            return False
    return False


def _is_of_some(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Whether people without a number are harmed as a rule, or said to be such as were harmed."""
    group = sentence.chunks.groups.get(link.group)
    if group is None or sentence.source_field == "headline" or group.kind != "plural":
        return False
    if trigger.category in ("killed", "abducted") and not group.is_definite and _is_habit(sentence, link):
        return True
    return _is_attribute(sentence, link)


def _is_habit(sentence: Sentence, link: Link) -> bool:
    """Whether harm is told of as a practice: "The murder of activists", "they have killed judges": a practice; "...,
    killing civilians" tells of an event.
    """
    codes = sentence.chunks.codes
    is_consequence = codes[max(0, link.trigger - 1) : link.trigger] in (",", "v")
    return codes[link.trigger] == "F" or (codes[link.trigger] == "A" and not is_consequence)


def _is_attribute(sentence: Sentence, link: Link) -> bool:
    """Whether a word of harm says which people they are, as in "The release of kidnapped people", "freed kidnapped
    people".
    """
    codes, at = sentence.chunks.codes, link.group - 1  # the participle beside them
    if codes[at] != "V" or not 0 < link.trigger <= at:
        return False
    return _ATTRIBUTE.search(codes[:at]) is not None or sentence.first_word(at - 1) in release_words()


#: "Of", "without", "relatives of missing and", "the wounded and" before "murdered people".
_ATTRIBUTE = re.compile(r"(?:[_/^W]|J,\+|[dh_/']V\+)$")


def _is_invented(words: list[str]) -> bool:
    """Whether the sentence tells of a work of fiction, as in "In the film", "in his first novel",
    "a series in which".
    """
    if word_set("figure_fiction").isdisjoint(words):
        return False
    works = [i for i, word in enumerate(words) if word in word_set("figure_fiction")]
    return any(_is_told_in(words, i) for i in works)


def _is_told_in(words: list[str], i: int) -> bool:
    """Whether the work at ``i`` is where it happens ("in the film"), or what tells it ("the opera ends with")."""
    after = words[i + 1 : i + 3]
    return "in" in words[max(0, i - 3) : i] or after == ["in", "which"] or not cue_words("tells").isdisjoint(after)
