"""What a pattern asks of the words behind its codes, before its link is believed."""

import re
from collections.abc import Callable

from transforms.figures.groups import Group
from transforms.figures.movement import MOVEMENTS, is_led
from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import Trigger, cue_words, limbs
from transforms.grammar import refuse
from transforms.lexicons import word_set


def is_worded(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the words bear out what the pattern of ``link`` saw in the codes."""
    if link.pattern.startswith("moved_"):
        is_moved = trigger.category in MOVEMENTS and (link.pattern != "moved_to" or is_led(sentence, link))
        return is_moved or refuse(f"wording_of_{link.pattern}")
    asks = _ASKS.get(link.pattern)
    return asks is None or asks(sentence, link, trigger, group) or refuse(f"wording_of_{link.pattern}")


def _is_arrests(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """Of the verbs only this one is as often a plural noun."""
    return sentence.first_word(link.trigger) == "arrests"


def _is_done(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """ "Sentenced five men to death" kills nobody yet."""
    return sentence.first_word(min(link.group, link.trigger) - 1) not in word_set("figure_death_sentences")


def _is_put_at(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    return sentence.first_word(link.group - 1) == "at"


def _is_of_several(sentence: Sentence, link: Link, _trigger: Trigger, group: Group) -> bool:
    """Not "the May 31 death of", nor "various massacres of"."""
    return sentence.first_word(link.trigger).split()[0].endswith("s") and group.quantifier != "vague"


def _is_among(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    return sentence.first_word(link.trigger - 2) in cue_words("among")


def _is_own_limb(sentence: Sentence, link: Link, trigger: Trigger, _group: Group) -> bool:
    """ "Injured his knee", not "injured his brother"."""
    end = sentence.chunks.spans[link.trigger][1]
    words = sentence.tokens.words[end + 1 : end + 4]
    return trigger.category == "injured" and not (limbs() | cue_words("body")).isdisjoint(words)


def _has_no_other(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """ "Five were hurt and Ruth Alder, 26, was killed": the second verb has a subject of its own."""
    codes, first = sentence.chunks.codes, min(link.group, link.trigger)
    return codes[link.trigger] != "B" or _OTHER.search(codes, first + 1, link.trigger) is None


_OTHER = re.compile(r"[BIVb].*[+]v?[nsNQP]")


def _is_headline(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """ "Flown to a hospital in Mesa, Kentucky with serious injuries": a name beside a place is none of a victim."""
    is_apart = sentence.first_word(link.trigger).startswith(("with ", "in "))
    is_place = is_apart and group.kind == "named" and link.group > 0
    return not is_place and _is_past(sentence, link, trigger, group)


def _is_past(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    return not (_is_aimed(sentence, link.trigger) or _arrests(group, sentence, trigger))


def _is_aimed(sentence: Sentence, chunk: int) -> bool:
    """ "Gunmen shot repeatedly at a car", "police shot in the air"."""
    words, end = sentence.tokens.words, sentence.chunks.spans[chunk][1]
    if words[end : end + 3] == ["in", "the", "air"]:
        return True
    is_adverb = sentence.word_after(chunk).endswith("ly")
    return not cue_words("aimed").isdisjoint(words[end + is_adverb : end + is_adverb + 1])


def _arrests(group: Group, sentence: Sentence, trigger: Trigger) -> bool:
    """ "The military detained in connection with it 14 men": of forces as a whole an active verb is likelier."""
    return trigger.category == "detained" and group.kind == "plural" and sentence.tokens.tags[group.head] == "Y"


def _is_found(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """ "Found a girl stabbed"; "police said a man shot at them" and "said the man fired and shot" find nobody."""
    finds = sentence.first_word(link.group - 1) in word_set("figure_finds")
    return finds and _is_past(sentence, link, trigger, group)


def _is_being(sentence: Sentence, link: Link, _trigger: Trigger, group: Group) -> bool:
    """ "A boy is recovering after being shot"; "staff protested after being terminated" have lost their work."""
    return group.kind not in ("plural", "reflexive") and sentence.first_word(link.trigger) in cue_words("being")


def _is_of_people(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """ "He showed a letter that was seized", "he learned that the plane had been shot down": the letter, the plane."""
    codes = sentence.chunks.codes[link.group + 1 : link.trigger]
    return not codes.endswith(("x=", "y=")) and _THAT_THING.search(codes) is None


#: "... that the plane (had been shot down)".
_THAT_THING = NOTATION.compile("that determiner|article|possessive word? thing filler* end").regex


def _is_wounded(_sentence: Sentence, _link: Link, trigger: Trigger, _group: Group) -> bool:
    return trigger.form in ("adjective_wound", "adjective_condition", "wound")


def _is_new(sentence: Sentence, link: Link, _trigger: Trigger, _group: Group) -> bool:
    """ "Revised the toll down from 135": that is the old one."""
    return not (link.group and sentence.first_word(link.group - 1).endswith("from"))


_HARM = frozenset(("killed", "injured", "casualty"))


def _is_seen(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """ "Pronounced him dead", "found a girl missing"; of unknown verbs only the hurt and killed are believed."""
    is_verb = sentence.chunks.codes[link.group - 1] == "!"
    if not (is_verb or trigger.category in _HARM):
        return False
    return group.kind != "pronoun" or sentence.first_word(link.group) in cue_words("him")


def _has_noun(_sentence: Sentence, _link: Link, _trigger: Trigger, group: Group) -> bool:
    """ "The dead were two children", not "most of the dead were over 70"."""
    return group.kind != "bare"


def _is_own(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """ "Lee's death was ruled murder" reports it, "after Lee's death" knows it; a "murder rate" is that of a place."""
    codes = sentence.chunks.codes
    before, after = codes[: link.group][-1:], codes[link.trigger + 1 : link.trigger + 3].lstrip("v")[:1]
    if group.kind == "named" and sentence.tokens.has_case and (before in tuple("/_^>~<") or after != "b"):
        return False
    return trigger.form in ("event", "count_found") or (trigger.category == "injured" and group.kind == "single")


_ASKS: dict[str, Callable[[Sentence, Link, Trigger, Group], bool]] = {
    "adjacent": _is_past,
    "after": _is_being,
    "among": _has_noun,
    "are_among": _is_among,
    "arrests": _is_arrests,
    "being": _is_being,
    "found": _is_seen,
    "toll": _is_new,
    "put_at": _is_put_at,
    "found_harmed": _is_found,
    "harm_of": _is_of_several,
    "headline": _is_headline,
    "own_limb": _is_own_limb,
    "passive": _is_of_people,
    "possessed": _is_own,
    "reduced": _is_past,
    "reported": _is_past,
    "shared": _has_no_other,
    "to_death": _is_done,
    "wounded": _is_wounded,
}
