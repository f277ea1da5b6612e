"""Who says it, how surely, when and where: the context of each mention."""

from transforms.figures.model import Context, Document, Mention

_NEUTRAL = Context(None, "stated", "incident", None, None, None, None, None)


def describe(document: Document, mentions: list[Mention]) -> list[Context]:
    """One Context a mention, in the order given; neutral until the context rules land."""
    return [_NEUTRAL for _ in mentions]
