"""Harm of another time stays out of the toll: by its date, by its scope, unless there is nothing else."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tests.transforms.figures.reading import mentions, toll
from transforms.figures import find_figures
from transforms.figures.model import Context
from transforms.figures.reconciliation import reconcile
from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions

TOLD_ON = date(2024, 3, 12)


def roles(*told: tuple[int, date | None], told_on: date | None = TOLD_ON) -> list[str]:
    """The roles of one figure of so many dead for each of ``told``, in this order, each of its day."""
    found = [replace(mentions(f"{number} people died.")[0], sentence=i) for i, (number, _) in enumerate(told)]
    contexts = [Context(None, "stated", "incident", day, day, "day" if day else None, None, None) for _, day in told]
    return [role.role for role in reconcile(found, contexts, told_on)[1]]


CASES = [
    ("an older disaster is recalled", ((38, date(2024, 3, 11)), (4300, date(1987, 12, 20))), ["counted", "background"]),
    ("what has no day is news", ((38, None), (4300, date(1987, 12, 20))), ["counted", "background"]),
    ("days apart are one event", ((38, date(2024, 3, 11)), (40, date(2024, 3, 9))), ["restated", "counted"]),
    ("it is told first: it is the event", ((30, date(2004, 5, 1)), (2, date(2024, 3, 1))), ["counted", "restated"]),
    ("it may be all there is", ((4300, date(1987, 12, 20)),), ["counted"]),
]


@pytest.mark.parametrize(
    ("place", "day", "role"),
    [("Kadu", 11, "background"), ("Kadu", 12, "restated"), ("Ora's market", 11, "restated"), (None, 11, "restated")],
)
def test_what_happened_on_another_day_in_another_place_is_not_in_the_toll(place: str | None, day: int, role: str):
    found = [replace(mentions(f"{n} people died.")[0], sentence=i) for i, n in enumerate((40, 12))]
    contexts = [
        Context(None, "stated", "incident", date(2024, 3, on), date(2024, 3, on), "day", None, where)
        for on, where in ((12, "the town of Ora"), (day, place))
    ]
    assert [each.role for each in reconcile(found, contexts, TOLD_ON)[1]] == ["counted", role]


OTHER_HARM = [
    ("the dead of another year", "Five people were hurt on Monday.", "A man was killed there in 2014.", None),
    ("the dead of that day", "Five people were hurt on Monday.", "A man was killed on Monday.", 1),
    ("an arrest is no other harm", "A man was arrested on Monday.", "A clerk was killed in 2014.", 1),
    ("the year so far", "Five people were hurt on Monday.", "So far this year 12 people have died.", None),
]


@pytest.mark.parametrize(("about", "news", "recalled", "expected"), OTHER_HARM)
def test_the_dead_may_be_recalled_beside_the_injured(about: str, news: str, recalled: str, expected: int | None):
    article = {"article_id": "a", "body": f"{news} {recalled}", "is_extracted": True, "language": "en",
               "published_on": TOLD_ON, "published_from": TOLD_ON, "published_to": TOLD_ON}  # fmt: skip
    articles = pl.DataFrame([article], schema=ARTICLES)
    found = find_figures(articles, find_expressions(articles))
    counted = found.filter(category="killed", toll_role="counted")
    assert (counted["value_best"].sum() if counted.height else None) == expected, about


@pytest.mark.parametrize(("about", "told", "expected"), CASES)
def test_background(about: str, told: tuple[tuple[int, date | None], ...], expected: list[str]):
    assert roles(*told) == expected, about


def test_a_month_that_was_over_is_another_time():
    """ "Last month, 45 people were killed in similar attacks": less than 45 days ago, and yet not this attack."""
    found = [replace(mentions("18 people died.")[0], sentence=i) for i in range(2)]
    day, month = (
        Context(None, "stated", "incident", start, end, precision, None, None)
        for start, end, precision in (
            (date(2024, 3, 10), date(2024, 3, 10), "day"),
            (date(2024, 2, 1), date(2024, 2, 29), "month"),
        )
    )
    assert [role.role for role in reconcile(found, [day, month], TOLD_ON)[1]] == ["counted", "background"]


def test_without_any_day_nothing_is_older():
    assert roles((38, None), (4300, date(1987, 12, 20)), told_on=None) == ["restated", "counted"]


@pytest.mark.parametrize(
    ("body", "expected", "about"),
    [
        (
            "The raid of 12 June displaced 900 people. Another 700 people fled clashes on 3 May.",
            900,
            "an earlier event",
        ),
        ("The raid of 12 June displaced 900 people. Another 700 people fled clashes on 9 June.", 1600, "the same week"),
        ("The raid of 4 January displaced 900 people. Another 700 people fled on 9 December.", 900, "over New Year"),
        ("The raid displaced 900 people. Another 700 people fled on 3 May.", 1600, "nothing to compare with"),
    ],
)
def test_another_number_adds_to_the_same_event_only(body: str, expected: int, about: str):
    article = {"article_id": "a", "body": body, "is_extracted": True, "language": "en"}
    articles = pl.DataFrame([article], schema=ARTICLES)
    found = find_figures(articles, find_expressions(articles))
    assert found.filter(toll_role="counted")["value_best"].sum() == expected, about


def test_of_totals_what_the_news_adds_to_is_not_counted():
    text = "Since June 900 people have fled the province, adding to the 70,000 already displaced."
    assert toll("displaced", text) == 900


@pytest.mark.parametrize(
    ("body", "expected", "about"),
    [
        ("A storm displaced 400 people. In 2013, a storm there displaced 4,000.", 400, "a year is not the present"),
        ("In 2013, a storm displaced 4,000 people.", 4000, "it may be all there is"),
        ("The storm displaced 400 people. Some 4,000 people were already displaced.", 400, "displaced before"),
        ("The storm displaced 400 people. Some 4,000 people have already been displaced.", 4000, "the latest count"),
    ],
)
def test_what_was_before_in_a_text_without_a_date(body: str, expected: int, about: str):
    article = {"article_id": "a", "body": body, "is_extracted": True, "language": "en"}
    articles = pl.DataFrame([article], schema=ARTICLES)
    found = find_figures(articles, find_expressions(articles))
    assert found.filter(toll_role="counted")["value_best"].sum() == expected, about
