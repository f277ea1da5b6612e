"""What the form of a harm word asks of its victims and of the words around it, beyond what a pattern sees."""

import re
from collections.abc import Callable

from transforms.figures.groups import Group
from transforms.figures.lists import COUNTED
from transforms.figures.model import ORDINALS
from transforms.figures.movement import is_movement
from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import Trigger, cue_words, first_names, injury_words, sides, treatment_words
from transforms.grammar import refuse
from transforms.lexicons import word_set


def is_taken(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the form of ``trigger`` can take these victims; who moves must go away (`movement`)."""
    demand = _DEMANDS.get(trigger.form)
    if demand is None:
        return is_movement(sentence, link, trigger, group) or refuse("no_movement")
    return demand(sentence, link, group) or refuse(f"demand_of_{trigger.form}")


def _is_countable(_sentence: Sentence, _link: Link, group: Group) -> bool:
    """Counted "bodies" are dead; "several bodies" may be offices."""
    return group.quantifier != "vague"


def _is_found(sentence: Sentence, _link: Link, _group: Group) -> bool:
    """ "A body was found" is a dead one, "a body of experts" is none."""
    return not word_set("figure_finds").isdisjoint(sentence.tokens.words)


def _is_hurt(sentence: Sentence, link: Link, _group: Group) -> bool:
    """Who suffers must suffer an injury."""
    end = sentence.chunks.spans[link.trigger][1]
    return not injury_words().isdisjoint(sentence.tokens.words[end : end + 7])


def _is_treated(sentence: Sentence, link: Link, _group: Group) -> bool:
    """ "Treated for burns", "being treated at a clinic"; not "treated badly"."""
    end = sentence.chunks.spans[link.trigger][1]
    return not treatment_words().isdisjoint(sentence.tokens.words[end : end + 7])


def _is_of_deaths(sentence: Sentence, link: Link, _group: Group) -> bool:
    return not cue_words("deaths").isdisjoint(sentence.tokens.words[: sentence.chunks.spans[link.trigger][0]])


def _has_noun(sentence: Sentence, link: Link, group: Group) -> bool:
    """ "A loss of 40 million" is money; "the loss of human life" counts nobody."""
    return group.kind != "bare" and sentence.word_after(link.group) not in cue_words("life")


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
    """ "Killed 40 soldiers and captured 12": a bare number counts what was counted before it, if no things were."""
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


def _is_carried(sentence: Sentence, link: Link, _group: Group) -> bool:
    """ "Were rushed to a hospital", "sent four people to a hospital"; not as a precaution."""
    words, (start, end) = sentence.tokens.words, sentence.chunks.spans[link.trigger]
    verb = sentence.chunks.spans[link.group][0] if link.pattern == "sent" else start
    is_carried = not word_set("figure_carried").isdisjoint(words[max(0, verb - 4) : verb])
    return is_carried and word_set("figure_precautions").isdisjoint(words[end : end + 6])


def _is_fighters(sentence: Sentence, _link: Link, group: Group) -> bool:
    """ "The army lost three soldiers": of others "lost" may say anything."""
    side = sides().get(sentence.tokens.words[group.head], (None, None))[0]
    return group.kind == "counted" and side in ("security", "militant")


def _is_sought(sentence: Sentence, _link: Link, group: Group) -> bool:
    """Rescuers search for the missing, police for suspects."""
    return group.kind in COUNTED and not cue_words("searchers").isdisjoint(sentence.tokens.words)


def _is_unknown(sentence: Sentence, link: Link, group: Group) -> bool:
    """ "The whereabouts of 23 people are unknown"; those of one are as often a suspect's."""
    after = sentence.tokens.words[sentence.chunks.spans[link.group][1] :][:_KNOWN_WITHIN]
    return group.kind in COUNTED and not cue_words("unknown").isdisjoint(after)


_KNOWN_WITHIN = 6  # words


def _is_suicide_bomber(sentence: Sentence, _link: Link, group: Group) -> bool:
    """ "Two suicide bombers detonated near a gate", "the bomber detonated his vest", "a third detonated her belt"."""
    words = sentence.tokens.words
    heads, deed = cue_words("bombers"), cue_words("suicide_bombing")
    is_bomber = not heads.isdisjoint(words[group.start : group.end])
    if not is_bomber and words[group.start].rpartition(" ")[2] not in ORDINALS:
        return False
    return any(word in deed or word.startswith("suicide") for word in words)


_DEMANDS: dict[str, Callable[[Sentence, Link, Group], bool]] = {
    "count_bodies": _is_countable,
    "count_found": _is_found,
    "sufferer": _is_hurt,
    "participle_treated": _is_treated,
    "toll_of_deaths": _is_of_deaths,
    "event_of_lives": _has_noun,
    "participle_person": _is_of_people,
    "hospital": _is_carried,
    "event_of_search": _is_sought,
    "event_of_whereabouts": _is_unknown,
    "lost_aside": _is_fighters,
    "intransitive_bomber": _is_suicide_bomber,
}
