"""Who says it, how surely, of what extent, when and where: the context of each mention."""

from dataclasses import replace

from transforms.figures.context.article_reading import ArticleReading
from transforms.figures.context.attribution import attribute
from transforms.figures.context.cause import cause_of
from transforms.figures.context.certainty import certainty_of
from transforms.figures.context.dated_expressions import Calendar
from transforms.figures.context.harm_place import place_of
from transforms.figures.context.occurrence import day_of_year, occurrence_of
from transforms.figures.context.scope import scope_of
from transforms.figures.context.totals import with_totals
from transforms.figures.model import Context, Document, Mention


def describe(document: Document, mentions: list[Mention]) -> list[Context]:
    """One Context a mention, in the order given."""
    reading = ArticleReading(_without_counts(document, mentions))
    calendar = Calendar(reading)
    scopes = [scope_of(reading.sentence(m.source_field, m.sentence), m) for m in mentions]
    if "cumulative" in scopes:
        scopes = with_totals(mentions, scopes)
    contexts = [_describe(reading, calendar, *each) for each in zip(mentions, scopes, strict=True)]
    if document.published_on is None and any(mention.role_hint == "more" for mention in mentions):
        days = [day_of_year(document, mention) for mention in mentions]
        return [context._replace(day_of_year=day) for context, day in zip(contexts, days, strict=True)]
    return contexts


def _without_counts(document: Document, mentions: list[Mention]) -> Document:
    """The document without expressions of time that are counts: "the death toll climbed to 1987"."""
    counts = {(m.source_field, m.start, m.end) for m in mentions if m.reported is not None}
    kept = [e for e in document.expressions if (e.source_field, e.start, e.end) not in counts]
    return document if len(kept) == len(document.expressions) else replace(document, expressions=kept)


def _describe(reading: ArticleReading, calendar: Calendar, mention: Mention, scope: str) -> Context:
    sentence = reading.sentence(mention.source_field, mention.sentence)
    when = occurrence_of(calendar, mention, scope)
    cause = cause_of(reading, mention)
    return Context(
        attributed_to=attribute(reading, mention),
        certainty=certainty_of(sentence, mention),
        scope=scope,
        occurred_from=when.starts_on if when else None,
        occurred_to=when.ends_on if when else None,
        occurred_precision=when.precision if when else None,
        occurred_expression_id=when.expression_id if when else None,
        place=place_of(reading, mention),
        cause=cause.cause if cause else None,
        cause_text=cause.text if cause else None,
    )
