"""Who says the number: the source as written, NULL if the article speaks for itself."""

import re

from transforms.figures.context.announcement import Announcement, Span
from transforms.figures.context.article_reading import ArticleReading
from transforms.figures.context.source_phrases import main_subject, pronoun_of
from transforms.figures.model import Mention

#: How many sentences back a speaker is looked for; farther ones have usually been replaced in the reader's mind.
_REACH = 4
#: Characters between a quotation and the words that say who spoke it.
_BESIDE = 40
#: Sentences before a pronoun in which its person is looked for, and what the name of a person looks like.
_PERSON_REACH = 2
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w’'-]+")


def attribute(reading: ArticleReading, mention: Mention) -> str | None:
    """The source of the number as written; a pronoun is resolved to the speaker before it where there is one.

    Inside a quotation its speaker answers for the number, whoever is quoted within.
    """
    field = mention.source_field
    quotation = reading.quotation_at(field, mention.start)
    cues = [cue for cue in reading.cues(field, mention.sentence) if cue.holds(mention.start)]
    outside = [cue for cue in cues if reading.quotation_at(field, cue.start) is None]
    speaker = _nearest(outside, mention)
    if speaker is None and quotation is not None:
        return _speaker_of(reading, mention, quotation) or _source(reading, mention, _nearest(cues, mention))
    return _source(reading, mention, speaker)


def _nearest(cues: list[Announcement], mention: Mention) -> Announcement | None:
    """The nearest; whoever is cited stands before who only passes the number on ("the paper said, citing medics").

    Who is inserted before the number yields to who is behind it ("2 died, police said, and 10 were hurt, medics said").
    """

    def rank(cue: Announcement) -> tuple[bool, bool, int]:
        inserted_before = cue.rule == "set_apart" and cue.start < mention.start
        return cue.rule != "citing", inserted_before, abs(cue.start - mention.start)

    return min(cues, key=rank, default=None)


def _source(reading: ArticleReading, mention: Mention, cue: Announcement | None) -> str | None:
    return _named(reading, mention.source_field, mention.sentence, cue) if cue else None


def _named(reading: ArticleReading, field: str, sentence: int, cue: Announcement) -> str | None:
    text = reading.document.text(field)
    source = text[slice(*cue.source)]
    kind = pronoun_of(text, cue.source)
    match kind:
        case "singular":
            return _antecedent(reading, field, sentence, cue.start) or _person(reading, field, sentence) or source
        case "plural":
            return _antecedent(reading, field, sentence, cue.start) or source
        case "institution":
            return _antecedent(reading, field, sentence, cue.start)
        case _:
            return source


def _antecedent(reading: ArticleReading, field: str, sentence: int, before: int) -> str | None:
    """The named source that spoke last before ``before``."""
    text = reading.document.text(field)
    for index in range(sentence, max(-1, sentence - _REACH - 1), -1):
        for cue in reversed(reading.cues(field, index)):
            source = text[slice(*cue.source)]
            if cue.start < before and not pronoun_of(text, cue.source):
                return source
    return None


def _person(reading: ArticleReading, field: str, sentence: int) -> str | None:
    """The person of whom the sentences just before told: "Mayor Ana Cruz came at noon. She said 12 had died."."""
    text = reading.document.text(field)
    for index in range(sentence - 1, max(-1, sentence - 1 - _PERSON_REACH), -1):
        start, end = reading.document.sentences(field)[index]
        subject = main_subject(text, start, end)
        if subject and _PERSON.fullmatch(text, *subject):
            return text[slice(*subject)]
    return None


def _speaker_of(reading: ArticleReading, mention: Mention, quotation: Span) -> str | None:
    """The speaker of a running quotation: announced right after it, before it, or by the last speaker."""
    field, (start, end) = mention.source_field, quotation
    text = reading.document.text(field)
    for index in _sentences_to(reading, mention, end):
        for cue in reading.cues(field, index):
            beside = min(cue.start, cue.source[0])
            if 0 <= beside - end < _BESIDE and "\n" not in text[end:beside]:
                return _named(reading, field, index, cue)
    for index in range(mention.sentence, max(-1, mention.sentence - _REACH - 1), -1):
        cue = _last_speaker(reading, field, index, start)
        if cue:
            return _named(reading, field, index, cue)
    return None


def _last_speaker(reading: ArticleReading, field: str, index: int, before: int) -> Announcement | None:
    """Who spoke last in the sentence: not whoever is only quoted within what another told."""
    cues = [
        cue for cue in reading.cues(field, index) if cue.rule not in ("noun", "phrase", "citing") and cue.start < before
    ]
    own = [cue for cue in cues if reading.quotation_at(field, cue.start) is None]
    free = [cue for cue in own if not any(other.start < cue.start and other.holds(cue.start) for other in own)]
    return free[-1] if free else None


def _sentences_to(reading: ArticleReading, mention: Mention, position: int) -> range:
    """The mention's sentence and those after it, up to the one that follows ``position``."""
    sentences = reading.document.sentences(mention.source_field)
    last = mention.sentence
    while last + 1 < len(sentences) and sentences[last][1] < position + 2:
        last += 1
    return range(mention.sentence, last + 1)
