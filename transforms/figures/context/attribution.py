"""Who says the number: the source as written, NULL if the article speaks for itself."""

from transforms.figures.context.cue import Cue, Span
from transforms.figures.context.reading import Reading
from transforms.figures.context.sources import pronoun_of
from transforms.figures.model import Mention

#: How many sentences back a speaker is looked for; farther ones have usually been replaced in the reader's mind.
_REACH = 4


def attribute(reading: Reading, mention: Mention) -> str | None:
    """The source of the number as written; a pronoun is resolved to the speaker before it where there is one."""
    field, position = mention.source_field, mention.start
    quotation = reading.quotation_at(field, position)
    cue = cue_in_sentence(reading, mention, quotation)
    if cue is None and quotation is not None:
        return _speaker_of(reading, mention, quotation)
    return cue and _named(reading, field, mention.sentence, cue)


def cue_in_sentence(reading: Reading, mention: Mention, quotation: Span | None) -> Cue | None:
    """The nearest cue of the mention's own sentence that covers it; inside a quotation its own cues come first."""
    position = mention.start
    cues = [cue for cue in reading.cues(mention.source_field, mention.sentence) if cue.holds(position)]
    outside = [cue for cue in cues if reading.quotation_at(mention.source_field, cue.start) is None]
    inside = [cue for cue in cues if quotation and quotation[0] <= cue.start < quotation[1]]
    pool = outside if quotation is None else inside or outside
    return min(pool, key=lambda cue: abs(cue.start - position), default=None)


def _named(reading: Reading, field: str, sentence: int, cue: Cue) -> str | None:
    text = reading.document.text(field)
    source = text[slice(*cue.source)]
    kind = pronoun_of(source)
    if kind in ("singular", "plural"):
        return _antecedent(reading, field, sentence, cue.start) or source
    return source


def _antecedent(reading: Reading, field: str, sentence: int, before: int) -> str | None:
    """The named source that spoke last before ``before``."""
    text = reading.document.text(field)
    for index in range(sentence, max(-1, sentence - _REACH - 1), -1):
        for cue in reversed(reading.cues(field, index)):
            source = text[slice(*cue.source)]
            if cue.start < before and not pronoun_of(source):
                return source
    return None


def _speaker_of(reading: Reading, mention: Mention, quotation: Span) -> str | None:
    """The speaker of a running quotation: announced right after it, before it, or by the last speaker."""
    field = mention.source_field
    sentences = reading.document.sentences(field)
    last = mention.sentence
    while last + 1 < len(sentences) and sentences[last][1] < quotation[1] + 2:
        last += 1
    nearby = [(i, cue) for i in range(mention.sentence, last + 1) for cue in reading.cues(field, i)]
    after = next(
        ((i, c) for i, c in nearby if 0 <= c.start - quotation[1] < 60 or 0 <= c.source[0] - quotation[1] < 4), None
    )
    if after:
        return _named(reading, field, after[0], after[1])
    for index in range(mention.sentence, max(-1, mention.sentence - _REACH - 1), -1):
        for cue in reversed(reading.cues(field, index)):
            if cue.start < quotation[0] and reading.quotation_at(field, cue.start) is None:
                return _named(reading, field, index, cue)
    return None
