"""What the grammar's tests share: the figures of a text, as short tuples."""

import polars as pl

from transforms.figures import find_figures
from transforms.figures.chunks import chunk
from transforms.figures.links import find_links
from transforms.figures.mentions import mentions_of
from transforms.figures.model import Mention
from transforms.figures.sentence import Sentence
from transforms.figures.tokens import tokenise
from transforms.schemas import ARTICLES, TEMPORAL_EXPRESSIONS


def mentions(text: str) -> list[Mention]:
    """The mentions of one sentence, in text order."""
    tokens = tokenise(text, 0, len(text))
    sentence = Sentence("body", 0, text, tokens, chunk(tokens))
    found = [m for link in find_links(sentence) for m in mentions_of(sentence, link)]
    return sorted(found, key=lambda m: (m.start, m.category))


def read(text: str) -> list[tuple[str, str]]:
    """(category, quantity as written) of each mention of one sentence."""
    return [(m.category, text[m.start : m.end]) for m in mentions(text)]


def figures(body: str, headline: str | None = None) -> pl.DataFrame:
    """The casualty figures of an article without date or metadata."""
    article = {"article_id": "a", "headline": headline, "body": body, "is_extracted": True, "language": "en"}
    return find_figures(pl.DataFrame([article], schema=ARTICLES), TEMPORAL_EXPRESSIONS.to_frame())


def toll(category: str, body: str, headline: str | None = None) -> int | None:
    """The article's best toll of a category, as the view article_tolls sums it; None if it reports none."""
    counted = figures(body, headline).filter(category=category, toll_role="counted")
    return counted["value_best"].sum() if counted.height else None
