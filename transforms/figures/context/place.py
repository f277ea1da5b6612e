"""Where the harm happened, as written: the place named in the number's sentence, else that of its incident."""

from transforms.figures.context.anchors import anchor_before
from transforms.figures.context.reading import Reading
from transforms.figures.model import Mention

#: "arrested in", "born in", "said in": places of something else than the harm.
_ELSEWHERE = frozenset({"report", "aftermath", "background"})
#: A place of the harm must be told before the reader has gone on to other things.
_REACH = 2


def place_of(reading: Reading, mention: Mention) -> str | None:
    """The place nearest to the word of harm in its sentence, else in the sentences just before, NULL if unknown.

    "here" is the place of the dateline; else a dateline says where the report was written, not where harm was done.
    """
    field, dateline_place = mention.source_field, reading.document.dateline_place
    for index in range(mention.sentence, max(-1, mention.sentence - _REACH - 1), -1):
        sentence = reading.sentence(field, index)
        spans = [s for s in reading.places(field, index) if anchor_before(sentence, s[0]) not in _ELSEWHERE]
        if spans:
            start, end = min(spans, key=lambda span: abs(span[0] - mention.trigger_end))
            return sentence.text[start:end]
        if dateline_place and sentence.words and "here" in sentence.places:
            return dateline_place
    return None
