"""What the harm came of, with the words it stands on: conflict, crime, disaster, accident, disease, natural.

The words are in lexicons/en/cause_cues.csv. What is near decides: the harm word itself, its clause, its sentence, then
the sentences beside it and the headline. Without such words the cause is not said.
"""

from collections.abc import Iterator
from functools import cache

from transforms.figures.context.article_reading import ArticleReading, Cause
from transforms.figures.context.phrases import Entry, FoundPhrase, Phrases
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.model import Mention
from transforms.lexicons import load_table

_TABLE = "cause_cues"
#: Sentences around that of the harm in which its cause may be told, nearest first.
_BESIDE = (-1, 1, -2)
#: Who is shot may be shot in a war; no storm does it.
_MAY_BE = {"crime": frozenset(("crime", "conflict"))}
_ANY = frozenset(("conflict", "crime", "disaster", "accident", "disease", "natural"))


def cause_of(reading: ArticleReading, mention: Mention) -> Cause | None:
    """The cause that stands nearest to the harm word; None if nothing near says one."""
    sentence = reading.sentence(mention.source_field, mention.sentence)
    strong = _strong_cues(reading, (mention.source_field, mention.sentence))
    if strong:
        return _cause(sentence, _nearest(strong, mention))
    own = _cues(sentence)
    weak = _nearest(own, mention) if own else None
    allowed = _ANY if weak is None else _MAY_BE.get(weak.label, _ANY)
    beside = _beside(reading, mention.source_field, mention.sentence, allowed)
    return beside or (_cause(sentence, weak) if weak else None)


def _beside(reading: ArticleReading, field: str, sentence: int, allowed: frozenset[str]) -> Cause | None:
    """The first cause beside the sentence; looked for once, as several mentions stand in it."""
    key = (field, sentence, allowed)
    if key not in reading.causes_beside:
        reading.causes_beside[key] = next(_reported_beside(reading, field, sentence, allowed), None)
    return reading.causes_beside[key]


@cache
def _first_words() -> frozenset[str]:
    """Of strong cues the first word, without which a sentence need not be read for them."""
    return frozenset(phrase.split()[0].lower() for phrase in _strong())


@cache
def _strong() -> frozenset[str]:
    return frozenset(row["phrase"] for row in load_table(_TABLE) if row["strength"] == "strong")


def _strong_cues(reading: ArticleReading, place: tuple[str, int]) -> list[FoundPhrase]:
    """Looked for once a sentence, as several mentions stand near it, and only where one can begin."""
    found = reading.strong_causes.get(place)
    if found is None:
        sentence = reading.sentence(*place)
        may_begin = not _first_words().isdisjoint(sentence.words.texts)
        found = [cue for cue in _cues(sentence) if cue.phrase in _strong()] if may_begin else []
        reading.strong_causes[place] = found
    return found


def _cues(sentence: SentenceText) -> list[FoundPhrase]:
    """Of a sentence that no other rule has read only the phrases of this table are looked for."""
    found = sentence.phrases(_TABLE) if sentence.is_read else _phrases().find(sentence.words).get(_TABLE, ())
    return [cue for cue in found if cue.label != "none"]


@cache
def _phrases() -> Phrases:
    return Phrases(Entry(_TABLE, row["phrase"], row["cause"]) for row in load_table(_TABLE))


def _cause(sentence: SentenceText, cue: FoundPhrase) -> Cause:
    return Cause(cue.label, sentence.text[cue.start : cue.end])


def _nearest(cues: list[FoundPhrase], mention: Mention) -> FoundPhrase:
    """The least characters from the harm word; of two as near the one behind it ("killed in a crash")."""

    def distance(cue: FoundPhrase) -> tuple[int, int]:
        return max(mention.trigger_start - cue.end, cue.start - mention.trigger_end, 0), -cue.start

    return min(cues, key=distance)


def _reported_beside(reading: ArticleReading, field: str, sentence: int, allowed: frozenset[str]) -> Iterator[Cause]:
    """What the sentences beside it say, then the headline."""
    last = len(reading.document.sentences(field)) - 1
    places = [(field, i) for step in _BESIDE if 0 <= (i := sentence + step) <= last]
    if field == "body":
        places += [("headline", i) for i in range(len(reading.document.headline_sentences))]
    for place in places:
        for cue in _strong_cues(reading, place):
            if cue.label in allowed:
                yield _cause(reading.sentence(*place), cue)
