"""What some harm words ask of their victims beyond a word nearby: people as the object, suicide bombers, flight."""

import re

from transforms.figures.groups import Group
from transforms.figures.model import ORDINALS
from transforms.figures.movement import is_movement
from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import Trigger, cue_words, first_names
from transforms.grammar import refuse


def is_taken(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the form of ``trigger`` can take these victims; who moves must go away (`movement`)."""
    if trigger.form == "participle_person":
        return _is_of_people(sentence, link, group) or refuse("no_object")
    if trigger.form == "intransitive_bomber":
        return _is_suicide_bomber(sentence, group) or refuse("no_suicide_bomber")
    return is_movement(sentence, link, trigger, group) or refuse("no_movement")


def _is_of_people(sentence: Sentence, link: Link, group: Group) -> bool:
    """Farms and rifles are seized too, and who seizes them stands before the verb."""
    codes = sentence.chunks.codes
    takes_object = link.group < link.trigger and codes[link.trigger + 1 : link.trigger + 2] in ("x", "y")
    are_owners = _OWNED.match(codes, link.group + 1) is not None
    return not takes_object and not are_owners and _are_people(sentence, link, group)


#: "Seized the mayor's car".
_OWNED = re.compile("['\"][xy]")


#: People as the object of the verb before, and nothing else since.
_LAST_COUNTED = re.compile(r"(?:[VA]v*N|N[^yNQ]{0,6}B)[^yNQ]*$")


def _are_people(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether a bare number counts people, as in "Killed 40 soldiers and captured 12": a bare number counts what was
    counted before it, if no things were.
    """
    if group.kind != "bare":
        return _is_person(sentence, group)
    return _LAST_COUNTED.search(sentence.chunks.codes[: link.group]) is not None


def _is_person(sentence: Sentence, group: Group) -> bool:
    """A noun for people, a pronoun or a name that shows itself to be one."""
    if group.kind == "named" and not sentence.tokens.has_case:
        return sentence.tokens.words[group.start] in first_names()
    if group.kind == "named":  # "captured Riverton", "seized East Riverton": a place
        words = sentence.tokens.words[group.start : group.end]
        return len(words) > 1 and words[0] not in cue_words("compass")
    return group.kind == "pronoun" or sentence.tokens.tags[group.head] in "pPYGHRAZO"


def _is_suicide_bomber(sentence: Sentence, group: Group) -> bool:
    """Whether the subject died of the bomb that it set off, as in "Two suicide bombers detonated near a gate", "the
    bomber detonated his vest", "a third detonated her belt".
    """
    words = sentence.tokens.words
    heads, deed = cue_words("bombers"), cue_words("suicide_bombing")
    is_bomber = not heads.isdisjoint(words[group.start : group.end])
    if not is_bomber and words[group.start].rpartition(" ")[2] not in ORDINALS:
        return False
    return any(word in deed or word.startswith("suicide") for word in words)
