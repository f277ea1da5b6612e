"""Who says it, how surely, of what extent, when and where: the context of each mention."""

from transforms.figures.context.attribution import attribute
from transforms.figures.context.certainty import certainty_of
from transforms.figures.context.reading import Reading
from transforms.figures.context.scope import scope_of
from transforms.figures.model import Context, Document, Mention


def describe(document: Document, mentions: list[Mention]) -> list[Context]:
    """One Context a mention, in the order given."""
    reading = Reading(document)
    return [_describe(reading, mention) for mention in mentions]


def _describe(reading: Reading, mention: Mention) -> Context:
    return Context(
        attributed_to=attribute(reading, mention),
        certainty=certainty_of(reading.document, mention),
        scope=scope_of(reading.document, mention),
        occurred_from=None,
        occurred_to=None,
        occurred_precision=None,
        occurred_expression_id=None,
        place=None,
    )
