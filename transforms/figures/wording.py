"""What a pattern asks of the words behind its codes, before its link is believed."""

import re
from collections.abc import Callable

from transforms.figures.groups import Group
from transforms.figures.movement import is_led
from transforms.figures.numbers import token_value
from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS
from transforms.figures.vocabulary import Trigger, cue_words
from transforms.grammar import refuse
from transforms.lexicons import word_set


def is_worded(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the words bear out what the pattern of ``link`` saw in the codes."""
    asks = _ASKS.get(link.pattern)
    return asks is None or asks(sentence, link, trigger, group) or refuse(f"wording_of_{link.pattern}")


def _is_of_several(sentence: Sentence, link: Link, _trigger: Trigger, group: Group) -> bool:
    """Not "the May 31 death of", nor "various massacres of"."""
    return sentence.first_word(link.trigger).split()[0].endswith("s") and group.quantifier != "vague"


def _has_no_other(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """Whether a person belongs to the verb behind and not to the one before, as in "Five were hurt and Ruth Alder, 26,
    was killed": the second verb has a subject of its own.
    """
    codes, first = sentence.chunks.codes, min(link.group, link.trigger)
    return codes[link.trigger] != "B" or _OTHER.search(codes, first + 1, link.trigger) is None


_OTHER = re.compile(r"[BIVb].*[+]v?[nsNQP]")


def _is_led(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    return is_led(sentence, link)


def _is_headline(sentence: Sentence, link: Link, _trigger: Trigger, group: Group) -> bool:
    """Whether a name beside a place belongs to that, as in "Flown to a hospital in Mesa, Kentucky with serious
    injuries".
    """
    is_apart = sentence.first_word(link.trigger).startswith(("with ", "in "))
    return not (is_apart and group.kind == "named" and link.group > 0)


def _is_of_people(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """Whether a verb of harm is told of people and not of a thing: "He showed a letter that was seized", "he learned
    that the plane had been shot down": the letter, the plane.
    """
    codes = sentence.chunks.codes[link.group + 1 : link.trigger]
    return not codes.endswith(("x=", "y=")) and _THAT_THING.search(codes) is None


#: "... that the plane (had been shot down)".
_THAT_THING = NOTATION.compile("that determiner|article|possessive word? thing filler* end").regex


_HARM = frozenset(("killed", "injured", "casualty"))


def _is_seen(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether a verb of finding reports the harm: "Pronounced him dead", "found a girl missing"; of unknown verbs only
    the hurt and killed are believed.
    """
    is_verb = sentence.chunks.codes[link.group - 1] == "!"
    if not (is_verb or trigger.category in _HARM):
        return False
    return group.kind != "pronoun" or sentence.first_word(link.group) in cue_words("him")


def _is_own(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether a possessive is of the victim: "Lee's death was ruled murder" reports it, "after Lee's death" knows it; a
    "murder rate" is that of a place.
    """
    codes = sentence.chunks.codes
    before, after = codes[: link.group][-1:], codes[link.trigger + 1 : link.trigger + 3].lstrip("v")[:1]
    if group.kind == "named" and sentence.tokens.has_case and (before in tuple("/_^>~<") or after != "b"):
        return False
    return trigger.form in ("event", "count_found") or (trigger.category == "injured" and group.kind == "single")


def _are_harmed(sentence: Sentence, link: Link, _trigger: Trigger, group: Group) -> bool:
    """Whether the people before a verb did the harm, as in "Three boys killed the dog", "two hunters shot four hares":
    they did it, and to something.
    """
    codes, spans, words = sentence.chunks.codes, sentence.chunks.spans, sentence.tokens.words
    thing = _THING_BEHIND.match(codes, link.trigger + 1)
    if group.kind != "counted" or codes[link.trigger] != _PARTICIPLE or thing is None:
        return True
    said = words[spans[thing.start()][0] : spans[thing.end() - 1][1]]
    is_one = len(thing[0].lstrip(_FILLER)) > 1 or token_value(said[0]) is not None  # not "killed car crash"
    return not is_one or not cue_words("measures").isdisjoint(said)  # "killed the day before"


def _is_hosted(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the place takes people in: "centres hold 6,820 people", "the gym is sheltering 96"; not "is feeding"."""
    start, end = sentence.chunks.spans[link.trigger]
    words = sentence.tokens.words
    if trigger.form == "refuge":
        if words[end - 1] == "shelters" and group.start == end:
            return True  # "the base shelters 900 people"
        return not cue_words("hosts").isdisjoint(words[end : group.start][-2:])
    is_host = words[end - 1] in cue_words("hosts")
    return is_host and not word_set("figure_refuges").isdisjoint(words[max(0, start - _PLACE) : start])


#: Words from a place to what it does.
_PLACE = 8


def _is_fleeing(sentence: Sentence, link: Link, trigger: Trigger, _group: Group) -> bool:
    """Whether they fled besides what they did: "some 900 women reached Mesa, fleeing attacks"."""
    return trigger.category == "displaced" and sentence.first_word(link.trigger) in ("fleeing", "escaping")


def _had_to(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """Whether others are made to leave: "police had to evacuate 65 people"."""
    return sentence.trigger_word(link.trigger).endswith(" evacuate")


#: "The dog", "his old car", "two cows"; not "killed the army said".
_THING_BEHIND = NOTATION.compile("""
filler* ( determiner|possessive|article word{0,2} thing|word | thing ) right(not word|thing|verb)
""").regex
_PARTICIPLE, _FILLER = CHUNKS.code("participle"), CHUNKS.code("filler")


_ASKS: dict[str, Callable[[Sentence, Link, Trigger, Group], bool]] = {
    "adjacent": _are_harmed,
    "fleeing_too": _is_fleeing,
    "found": _is_seen,
    "harm_of": _is_of_several,
    "had_to_move": _had_to,
    "headline": _is_headline,
    "hosted": _is_hosted,
    "moved_to": _is_led,
    "passive": _is_of_people,
    "possessed": _is_own,
    "shared": _has_no_other,
}
