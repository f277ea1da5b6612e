"""Counts told place by place, or day by day, under one harm word.

"Displaced 2,300 people to Mesa, 1,100 to Yobi and 800 to Zanko", "killed 41 in May and 12 in June".
"""

from collections.abc import Iterator
from itertools import pairwise

from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.vocabulary import cue_words

_PLACES = NOTATION.compile("""
<place> <when>? ( ( comma? and | comma ) filler? quantity|counted right(<place>) <place> ){1,8}
right(not auxiliary|harm|state|toll)
""").regex
_TIMES = NOTATION.compile("""
<when> <place>? ( ( comma? and | comma ) filler? quantity|counted right(<when>) <when> ){1,8}
right(not auxiliary|harm|state|toll)
""").regex
#: In May 12 were killed (, in June nine and in July four).
_OTHER_TIMES = NOTATION.compile("""
left(harm|state) ( ( (comma|stop) and? | and ) <when> comma? filler? quantity|counted right(comma|stop|and | end) ){1,8}
""").regex
#: Protesters were killed: (three in Mora and two in Tarn).
_LISTED = NOTATION.compile("""
stop|open|dash dash? filler? quantity|counted <place> ( ( comma? and | comma ) filler? quantity|counted <place> ){1,8}
right(stop|close|dash | end)
""").regex
#: Clashes displaced 2,000 people: (Mora 1,200 people, Tarn 800).
_NAMED = NOTATION.compile("""
stop|open|dash ( (comma|stop|and)? and? (named|word){1,3} (open|dash|stop)? filler? quantity|counted close? ){2,12}
right(stop|close|dash | end)
""").regex
_COUNTS = NOTATION.compile("quantity|counted right(preposition|to|filler)").regex
_COUNT_CODES, _JOINING = CHUNKS.some("quantity|counted"), CHUNKS.codes("stop|and")
_NAMED_SIGNS = CHUNKS.some("stop|open|dash")
_MONTHS = WORDS.some("month|within_month")


def with_other_places(sentence: Sentence, links: list[Link]) -> list[Link]:
    """``links``, and of each harm word that goes on with counts at other places or times those counts too."""
    codes, found = sentence.chunks.codes, list(links)
    for pattern in (_PLACES, _TIMES) if links else ():
        for match in pattern.finditer(codes):
            found += _others(sentence, found, *match.span())
    for match in _OTHER_TIMES.finditer(codes) if links else ():
        found += _at_other_times(sentence, found, *match.span())
    for match in _LISTED.finditer(codes) if links else ():
        found = _listed(sentence, found, *match.span())
    if links and _NAMED_SIGNS.isdisjoint(codes[:-1]):
        return found  # mostly
    for match in _NAMED.finditer(codes) if links else ():
        found = _named(sentence, found, *match.span())
    return found


def _named(sentence: Sentence, links: list[Link], start: int, end: int) -> list[Link]:
    """``links`` with the parts of a number, each after its place, as in "2,000 people fled: Mora 1,200, Tarn 800"."""
    before = [link for link in links if max(link.group, link.trigger) < start]
    codes, linked = sentence.chunks.codes, {link.group for link in links}
    counts = [i for i in range(start, end) if codes[i] in _COUNT_CODES]
    if not before or not linked.isdisjoint(counts):
        return links
    told = max(before, key=lambda link: max(link.group, link.trigger))
    if not _add_up(sentence, told.group, counts):
        return links
    return links + [Link(i, told.trigger, "other_place", "part") for i in counts]


def _listed(sentence: Sentence, links: list[Link], start: int, end: int) -> list[Link]:
    """``links`` with counts behind a colon: "protesters were killed: three in Mora and two in Tarn".

    Of a number these are the parts.
    """
    before = [link for link in links if max(link.group, link.trigger) < start]
    counts = [match.start() for match in _COUNTS.finditer(sentence.chunks.codes, start, end)]
    if not before or not all(_is_named(sentence, i + 1) for i in counts) or any(link.group in counts for link in links):
        return links
    told = max(before, key=lambda link: max(link.group, link.trigger))
    whole = sentence.chunks.groups.get(told.group)
    if whole is not None and whole.kind == "plural" and sentence.first_word(start) == ":":
        return [each for each in links if each is not told] + [
            Link(i, told.trigger, "other_place", told.hint) for i in counts
        ]
    if not _add_up(sentence, told.group, counts):
        return links
    return links + [Link(i, told.trigger, "other_place", "part") for i in counts]


def _at_other_times(sentence: Sentence, links: list[Link], start: int, end: int) -> Iterator[Link]:
    """Links whose counts stand behind times of their own: "In May 12 were killed, in June nine"."""
    first = next((link for link in links if max(link.group, link.trigger) + 1 == start), None)
    if first is None or not any(_is_time(sentence, i) for i in range(min(first.group, first.trigger))):
        return
    codes, linked = sentence.chunks.codes, {link.group for link in links}
    counts = [i for i in range(start, end) if codes[i] in _COUNT_CODES]
    befores = [max(codes.rfind(code, start, i) for code in _JOINING) + 1 for i in counts]
    if all(_is_time(sentence, before) for before in befores if before):
        yield from (Link(i, first.trigger, "other_place", first.hint) for i in counts if i not in linked)


def _others(sentence: Sentence, links: list[Link], start: int, end: int) -> Iterator[Link]:
    first = next((link for link in links if max(link.group, link.trigger) + 1 == start), None)
    found = [match.start() for match in _COUNTS.finditer(sentence.chunks.codes, start, end)]
    if first is None or not _are_alike(sentence, [start, *(i + 1 for i in found)]):
        return
    linked = {link.group for link in links}
    hint = "part" if _add_up(sentence, first.group, found) else first.hint
    for i in found:
        if i not in linked:
            yield Link(i, first.trigger, "other_place", hint)


def _are_alike(sentence: Sentence, starts: list[int]) -> bool:
    """Whether all tell places or all tell months or days: not "in May and 300 to Yobi"."""
    if all(_is_time(sentence, i) for i in starts):
        return True
    words = [sentence.first_word(i) for i in starts]
    return all(a == b for a, b in pairwise(words)) and all(_is_named(sentence, i) for i in starts)


def _is_time(sentence: Sentence, chunk: int) -> bool:
    """A month or a day of the week among the two words from there on ("in March", "on Friday")."""
    start = sentence.chunks.spans[chunk][0]
    tags, words = sentence.tokens.tags[start : start + 2], sentence.tokens.words[start : start + 2]
    return not _MONTHS.isdisjoint(tags) or not cue_words("weekdays").isdisjoint(words)


def _is_named(sentence: Sentence, preposition: int) -> bool:
    """A capital among the two words behind it ("in Yobi", "to the Somali region")."""
    start = sentence.chunks.spans[preposition][1]
    firsts = [sentence.field[at] for at, _ in sentence.tokens.spans[start : start + 2]]
    return any(first.isupper() for first in firsts)


#: Smaller numbers are the sum of others by chance: "five in Mesa, three in Yobi and two in Zanko".
_NO_CHANCE = 20


def _add_up(sentence: Sentence, first: int, others: list[int]) -> bool:
    """Whether the others are what the first is made of."""
    groups = [sentence.chunks.groups.get(i) for i in (first, *others)]
    whole, *parts = [group.value.best if group else 0 for group in groups]
    return whole == sum(parts) and whole >= _NO_CHANCE
