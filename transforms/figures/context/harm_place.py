"""Where the harm happened, as written: the place named in the number's sentence, else that of its incident."""

from transforms.figures.context.article_reading import ArticleReading
from transforms.figures.model import Mention

#: A place of the harm must be told before the reader has gone on to other things.
_REACH = 2


def place_of(reading: ArticleReading, mention: Mention) -> str | None:
    """The place nearest to the word of harm in its sentence, else in the sentences just before, NULL if unknown.

    "here" is the place of the dateline; else a dateline says where the report was written, not where harm was done.
    """
    field, dateline_place = mention.source_field, reading.document.dateline_place
    for index in range(mention.sentence, max(-1, mention.sentence - _REACH - 1), -1):
        spans = reading.places(field, index)
        if spans:
            start, end = min(spans, key=lambda span: abs(span[0] - mention.trigger_end))
            return reading.document.text(field)[start:end]
        if dateline_place and "here" in reading.sentence(field, index).words.texts:
            return dateline_place
    return None
