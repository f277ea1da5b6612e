"""Harm that the words do not report as having happened: planned, tried, feared, invented, or a score in a game."""

import re

from transforms.figures.groups import Group
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import TAGS
from transforms.figures.vocabulary import Trigger, cue_words, release_words
from transforms.lexicons import word_set

#: May stand between "planned" and "the assassination of".
_BETWEEN = frozenset(("the", "of", "a", "an", "for", "to", "in", "at", "from", "his", "her", "their", "its", "mass"))
_STEPS = 4
_NOMINAL = ("event", "gerund")
_THINGS = TAGS["things"]


def is_unreal(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Whether this harm is only planned ("plotted the murder of"), invented ("in the film") or played ("shot 67")."""
    is_being = "being" in sentence.tokens.words[slice(*sentence.chunks.spans[link.trigger])]
    if (is_being or trigger.form.startswith(_NOMINAL)) and _is_only_meant(sentence, link):
        return True
    if _is_of_some(sentence, link, trigger):
        return True
    return _is_score(sentence, link, trigger) or _is_of_things(sentence, link) or _is_invented(sentence.tokens.words)


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
    """Whether people without a number are harmed as a rule, by an attribute, or not at all ("any policemen")."""
    group = sentence.chunks.groups.get(link.group)
    if group is None or sentence.source_field == "headline" or group.kind not in ("plural", "counted"):
        return False
    if group.kind == "counted" and group.quantifier != "vague":
        return False
    if trigger.category in ("killed", "abducted"):
        if sentence.first_word(link.trigger) in cue_words("now") and sentence.chunks.codes[link.trigger] in "AI":
            return True  # "drugs are killing our children", "people are dying of hunger"
        if group.kind == "plural" and not group.is_definite and _is_habit(sentence, link):
            return True
    return group.kind == "plural" and (_is_attribute(sentence, link) or _is_any(sentence, group))


def _is_habit(sentence: Sentence, link: Link) -> bool:
    """ "The murder of activists", "they have killed judges": a practice; "..., killing civilians" tells of an event."""
    codes = sentence.chunks.codes
    is_consequence = codes[max(0, link.trigger - 1) : link.trigger] in (",", "v")
    return codes[link.trigger] == "F" or (codes[link.trigger] == "A" and not is_consequence)


def _is_any(sentence: Sentence, group: Group) -> bool:
    """ "We do not know of any policemen being wounded"."""
    return "any" in sentence.tokens.words[group.start : group.head]


def _is_attribute(sentence: Sentence, link: Link) -> bool:
    """ "The release of kidnapped people", "freed kidnapped people": which people they are, not what happened."""
    codes, at = sentence.chunks.codes, link.group - 1  # the participle beside them
    if codes[at] != "V" or not 0 < link.trigger <= at:
        return False
    return _ATTRIBUTE.search(codes[:at]) is not None or sentence.first_word(at - 1) in release_words()


#: "Of", "without", "relatives of missing and", "the wounded and" before "murdered people".
_ATTRIBUTE = re.compile(r"(?:[_/^W]|J,\+|[dh_/']V\+)$")


def _is_invented(words: list[str]) -> bool:
    """ "In the film", "in his first novel", "a series in which"."""
    if word_set("figure_fiction").isdisjoint(words):
        return False
    works = [i for i, word in enumerate(words) if word in word_set("figure_fiction")]
    return any(_is_told_in(words, i) for i in works)


def _is_told_in(words: list[str], i: int) -> bool:
    """Whether the work at ``i`` is where it happens ("in the film"), or what tells it ("the opera ends with")."""
    after = words[i + 1 : i + 3]
    return "in" in words[max(0, i - 3) : i] or after == ["in", "which"] or not cue_words("tells").isdisjoint(after)


def _is_of_things(sentence: Sentence, link: Link) -> bool:
    """ "Two dead batteries", "200 missing documents"."""
    group, end = sentence.chunks.groups.get(link.group), sentence.chunks.spans[link.trigger][1]
    if group is None or group.kind != "bare" or link.pattern != "adjacent":
        return False
    return group.end == sentence.chunks.spans[link.trigger][0] and sentence.tokens.tags[end : end + 1] == _THINGS


def _is_score(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Golfers shoot 67, players shoot three goals."""
    group = sentence.chunks.groups.get(link.group)
    if group is None or group.kind != "bare" or trigger.form != "participle_wound":
        return False
    return not word_set("figure_sport").isdisjoint(sentence.tokens.words)
