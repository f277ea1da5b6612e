"""One claim, one id: words that two patterns read, or that settle into one category, make one row."""

import polars as pl
import pytest

from transforms.figures import find_figures
from transforms.schemas import ARTICLES, TEMPORAL_EXPRESSIONS

BODIES = [
    "A man was arrested on charges he shot two people, one of whom died at a bar in Leeds on Sunday.",
    "Four people were hit by gunfire in Oslo on Friday; three died and one was wounded, police said.",
    "A gunman shot his brother and then turned the gun on himself. The brother died.",
]


@pytest.mark.parametrize("body", BODIES)
def test_no_two_figures_of_an_article_share_an_id(body: str):
    article = {"article_id": "a", "body": body, "is_extracted": True, "language": "en"}
    figures = find_figures(pl.DataFrame([article], schema=ARTICLES), TEMPORAL_EXPRESSIONS.to_frame())
    assert figures.height > 0
    assert figures["figure_id"].is_unique().all()


def test_of_two_readings_the_one_that_counts_stays():
    article = {"article_id": "a", "body": BODIES[0], "is_extracted": True, "language": "en"}
    figures = find_figures(pl.DataFrame([article], schema=ARTICLES), TEMPORAL_EXPRESSIONS.to_frame())
    roles = dict(figures.filter(category="killed").select("reported_text", "toll_role").rows())
    assert roles["one"] == "counted"
