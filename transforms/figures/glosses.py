"""The same people counted in a second unit: "2,400 families, or 12,000 people", "310 households (1,600 people)"."""

from itertools import pairwise

from transforms.figures.groups import Group, has_households, is_household
from transforms.figures.movement import MOVEMENTS
from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import word_set

_KINDS = frozenset(("counted", "harm"))
_FILLERS = frozenset((",", "of", "to", "i.e."))


def with_glosses(sentence: Sentence, links: list[Link]) -> list[Link]:
    """``links``, where a count and its gloss have one harm word, with the gloss marked as such."""
    if not links:
        return links  # most sentences
    for gloss, told in _glosses(sentence).items():
        moved = [link for link in links if link.group in (told, gloss) and _is_counted_twice(sentence, link)]
        linked = [link for link in moved if link.group == told] or moved
        links = [link for link in links if link not in moved]
        links += [link._replace(group=told) for link in linked]
        links += [Link(gloss, link.trigger, "gloss", "gloss") for link in linked]
    return links


def _is_counted_twice(sentence: Sentence, link: Link) -> bool:
    """Those who move or need help are counted in both units; "killed 14 people from two families" counts the dead."""
    trigger = sentence.trigger(link.trigger)
    return trigger is not None and trigger.category in MOVEMENTS


def _glosses(sentence: Sentence) -> dict[int, int]:
    """Index of a gloss → index of the group just before it that counts the same people in the other unit."""
    if not has_households(sentence.tokens):
        return {}  # nearly always, so that groups which nobody asks for stay unread
    counts = sentence.chunks.groups.items()
    if not any(is_household(sentence.tokens, group) for _, group in counts):
        return {}
    pairs = pairwise(counts)
    return {j: i for (i, first), (j, second) in pairs if _is_gloss(sentence, first, second)}


def _is_gloss(sentence: Sentence, first: Group, second: Group) -> bool:
    if not {first.kind, second.kind} <= _KINDS:
        return False
    if is_household(sentence.tokens, first) == is_household(sentence.tokens, second):
        return False
    words = sentence.tokens.words
    between = [word for word in words[first.end : second.start] if word not in _FILLERS]
    if words[first.end : second.start] == ["of"] and words[first.head] in cue_words("of_whom"):
        return True  # "480 members of 96 families"
    if not between:  # "96 families, some 480 people, were evacuated"
        return [*words[first.end : second.start], *words[second.end : second.end + 1]] == [",", ","]
    return word_set("figure_glosses").issuperset(between)
