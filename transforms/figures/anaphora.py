"""Victims who are counted elsewhere: "Three men sat in the car. They had been shot dead", "killing all on board".

The number is that of the only people counted in the sentence (all on board) or in the one before it.
"""

from functools import cache

from transforms.figures import bounds
from transforms.figures.groups import Group
from transforms.figures.numbers import token_value
from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS
from transforms.figures.vocabulary import perpetrators, triggers

#: They were killed, all of them had been shot, they had died.
_THEY = NOTATION.compile("""
left(start | stop|comma|conjunction|and) ( filler | modifier_before of )? victims=they auxiliary? (filler|word){0,2}
trigger=passive|intransitive
""").regex
#: Shot them, shot them dead.
_THEM = NOTATION.compile("""
left(and|comma|filler) participle|transitive filler? they ( dead=state|to_death )?
""").regex
#: In addition to the attackers.
_BESIDES = NOTATION.compile("left(start | stop|conjunction) along filler? victims=plural").regex
#: The attackers were killed, the attackers and a guard died.
_KILLED_TOO = NOTATION.compile(
    "left(start | stop|conjunction|comma) victims=plural ( and people ){0,2} passive|intransitive"
).regex
#: Their bodies were found.
_BODIES = NOTATION.compile("""
left(start) filler? victims=possessive (filler|word){0,2} trigger=count auxiliary
(filler|word|verb){1,3}
""").regex
_COUNT = CHUNKS.code("count")
_ALONG, _PLURAL = CHUNKS.code("along"), CHUNKS.code("plural")
_REFLEXIVE = CHUNKS.code("reflexive")
_PRONOUN = CHUNKS.code("they")
_TAKING = CHUNKS.some("word|verb|preposition")
_COUNTED = frozenset(("counted", "family"))
_CATEGORIES = frozenset(("killed", "injured", "detained", "abducted"))


def refers_back(sentence: Sentence) -> bool:
    """Whether the sentence has victims whom only the sentence before may count."""
    return (
        _all_dead(sentence) is not None or _they(sentence) is not None
        or _besides(sentence) is not None or _bodies(sentence) is not None
    )  # fmt: skip


def lend_count(sentence: Sentence, before: Sentence | None) -> None:
    """Lend doers the number that the sentence before gives them, as in "Three bombers struck a base. In addition to the
    bombers, nine people were killed": the bombers are three.
    """
    chunk = _besides(sentence)
    group = sentence.chunks.groups.get(chunk) if chunk is not None else None
    if before is None or chunk is None or group is None or not group.is_definite:
        return
    same = [each for _, each in _counted(before) if _may_be(before, each, sentence.tokens.words[group.head])]
    if len(same) == 1 and same[0].quantifier == "exact":
        sentence.chunks.groups.add(chunk, group._replace(kind="counted", quantifier="exact", value=same[0].value))


def _besides(sentence: Sentence) -> int | None:
    match = _BESIDES.search(sentence.chunks.codes) if _ALONG in sentence.chunks.codes else None
    return _attackers(sentence) if match is None else match.start("victims")


def _attackers(sentence: Sentence) -> int | None:
    """The chunk of "the attackers" in "the attackers and a guard were killed"."""
    match = _KILLED_TOO.search(sentence.chunks.codes) if _PLURAL in sentence.chunks.codes else None
    if match is None:
        return None
    chunk = match.start("victims")
    noun = sentence.tokens.words[sentence.chunks.spans[chunk][1] - 1]
    return chunk if noun.removesuffix("s") in perpetrators() else None


def _may_be(sentence: Sentence, group: Group, noun: str) -> bool:
    head = sentence.tokens.words[group.head]
    return head == noun or {head.removesuffix("s"), noun.removesuffix("s")} <= perpetrators()


def back_links(sentence: Sentence, before: Sentence | None) -> list[Link]:
    """The links of ``sentence`` to people counted once in it or in the sentence ``before``."""
    dead = _all_dead(sentence)
    if dead is not None:
        own = _counted(sentence)
        if own:
            return [Link(own[0][0], dead, "all_dead", None)] if len(own) == 1 else []
        return [_borrowed(sentence, dead, dead, "all_dead", group) for group in _only(before)]
    them = _them(sentence)
    if them is not None:
        return [them]
    they = _they(sentence) or _bodies(sentence)
    if they is None:
        return []
    lent = _pair(sentence, before, they[1]) or _only(before)
    return [_borrowed(sentence, *they, "they", group) for group in lent]


def _pair(sentence: Sentence, before: Sentence | None, trigger: int) -> list[Group]:
    """Who "both" are, whoever else is counted: "two rebels killed seven recruits. They were both killed"."""
    words = sentence.tokens.words[slice(*sentence.chunks.spans[trigger])]
    if before is None or "both" not in words:
        return []
    pairs = [each for _, each in _counted(before) if each.quantifier == "exact" and each.value.best == _PAIR]
    return pairs if len(pairs) == 1 else []


_PAIR = 2


def _all_dead(sentence: Sentence) -> int | None:
    """The chunk of a phrase such as "no survivors"."""
    if _all_dead_phrases().isdisjoint(sentence.tokens.words):
        return None
    return next(i for i in range(len(sentence.chunks.spans)) if sentence.first_word(i) in _all_dead_phrases())


@cache
def _all_dead_phrases() -> frozenset[str]:
    return frozenset(phrase for phrase, said in triggers().items() if said.form == "all_dead")


def _them(sentence: Sentence) -> Link | None:
    """The link of people to a harm that takes them up by a pronoun, as in "Dragged five men from a bus and shot them
    dead": the only people counted, who are no subject.
    """
    match = _THEM.search(sentence.chunks.codes) if _PRONOUN in sentence.chunks.codes else None
    if match is None:
        return None
    trigger = match.end() - 1 if match["dead"] else match.start()
    said, own = sentence.trigger(trigger), _counted(sentence)
    if said is None or said.category not in _CATEGORIES or len(own) != 1:
        return None
    group = own[0][0]
    is_object = 0 < group < match.start() and sentence.chunks.codes[group - 1] in _TAKING
    return Link(group, trigger, "them", None) if is_object else None


def _they(sentence: Sentence) -> tuple[int, int] | None:
    match = _THEY.search(sentence.chunks.codes) if _PRONOUN in sentence.chunks.codes else None
    if match is None or sentence.word_after(match.start("trigger")) == "at":  # "they were shot at"
        return None
    said = sentence.trigger(match.start("trigger"))
    is_harm = said is not None and said.category in _CATEGORIES
    return (match.start("victims"), match.start("trigger")) if is_harm else None


def _bodies(sentence: Sentence) -> tuple[int, int] | None:
    """The chunks of bodies that stand for the dead and of their verb, as in "Their bodies were found in a ditch"."""
    match = _BODIES.search(sentence.chunks.codes) if _COUNT in sentence.chunks.codes else None
    if match is None or sentence.first_word(match.start("victims")) != "their":
        return None
    said = sentence.trigger(match.start("trigger"))
    is_dead = said is not None and said.form == "count_bodies"
    return (match.start("victims"), match.start("trigger")) if is_dead else None


def count_doers(sentence: Sentence) -> None:
    """Give a reflexive pronoun the number of the doers, as in "Two bombers blew themselves up": they are two."""
    if _REFLEXIVE not in sentence.chunks.codes:
        return
    for chunk, code in enumerate(sentence.chunks.codes):
        start, end = sentence.chunks.spans[chunk]
        group = sentence.chunks.groups.get(chunk) if code == _REFLEXIVE else None
        if group is not None and any("themselves" in word for word in sentence.tokens.words[start:end]):
            doers = [each for i, each in _counted(sentence) if i < chunk and each.quantifier == "exact"]
            if doers:
                sentence.chunks.groups.add(chunk, group._replace(value=doers[-1].value))


def count_by_ages(sentence: Sentence) -> None:
    """Give people without a number that of their ages, as in "The victims, aged 17, 19 and 23, died": three."""
    if _AGED.isdisjoint(sentence.tokens.different):
        return
    codes, spans = sentence.chunks.codes, sentence.chunks.spans
    for match in _WITH_AGES.finditer(codes):
        start, end = spans[match.end() - 1]
        ages = sum(token_value(word) is not None for word in sentence.tokens.words[start:end])
        group = sentence.chunks.groups.get(match.start())
        if group is not None and ages >= _PAIR and not _AGED.isdisjoint(sentence.tokens.words[start:end]):
            counted = bounds.exact(ages)
            known = group._replace(kind="counted", quantifier=counted.quantifier, value=counted)
            sentence.chunks.groups.add(match.start(), known)


_AGED = frozenset(("aged", "ages"))
_WITH_AGES = NOTATION.compile("plural comma? filler").regex


def _only(sentence: Sentence | None) -> list[Group]:
    """The people of the sentence if it counts just one group, without "about" and the like."""
    found = [] if sentence is None else [group for _, group in _counted(sentence)]
    return found if len(found) == 1 and found[0].quantifier == "exact" else []


def _counted(sentence: Sentence) -> list[tuple[int, Group]]:
    groups = sentence.chunks.groups.items()
    return [(i, g) for i, g in groups if g.kind in _COUNTED or (g.kind == "bare" and _is_aboard(sentence, g))]


def _is_aboard(sentence: Sentence, group: Group) -> bool:
    words = sentence.tokens.words[group.end : group.end + 2]
    return words == ["on", "board"] or words[:1] == ["aboard"]


def _borrowed(sentence: Sentence, chunk: int, trigger: int, pattern: str, counted: Group) -> Link:
    """A link whose victims stand at ``chunk`` and are as many as ``counted``."""
    start, end = sentence.chunks.spans[chunk]
    here = counted._replace(kind="bare", start=start, end=end, span_end=end, head=end - 1, reported=None)
    sentence.chunks.groups.add(chunk, here._replace(is_definite=True, is_part=False, is_more=False))
    return Link(chunk, trigger, pattern, None)
