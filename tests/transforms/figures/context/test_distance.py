"""Harm that is dated by its distance from another day of its sentence."""

from datetime import date

import polars as pl
import pytest

from transforms.figures import find_figures
from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions


def days(body: str) -> list[date | None]:
    """The day of each figure of an article of Wednesday 20 November 2024."""
    told_on = date(2024, 11, 20)
    article = {"article_id": "a", "body": body, "is_extracted": True, "language": "en", "published_on": told_on}
    articles = pl.DataFrame([article], schema=ARTICLES)
    return find_figures(articles, find_expressions(articles))["occurred_from"].to_list()


@pytest.mark.parametrize(
    ("body", "day", "about"),
    [
        ("Crews dug on Tuesday, two days after a quake hit, killing 12 people.", 17, "in a participle after its cause"),
        ("The ban was announced on Tuesday, six days after 50 people were killed.", 13, "from the day named before"),
        (
            "The curfew was lifted six days after gunmen killed 50 people.",
            None,
            "from no day named",
        ),
        ("Two days after the quake, which killed 12 people on Sunday, power was out.", 17, "a clause with its own day"),
        ("The landslide on Sunday killed 12 people, three days after rain began.", 17, "distance of something else"),
    ],
)
def test_day_of_the_harm(body: str, day: int | None, about: str):
    assert days(body) == [day and date(2024, 11, day)], about


def test_each_of_two_harms_has_its_day():
    body = "Police detained 300 demonstrators on Sunday, a day after one student was shot dead."
    assert days(body) == [date(2024, 11, 17), date(2024, 11, 16)]
