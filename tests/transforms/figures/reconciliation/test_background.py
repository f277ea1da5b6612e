"""Harm of another time stays out of the toll: by its date, by its scope, unless there is nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.figures.reading import mentions
from transforms.figures.model import Context
from transforms.figures.reconciliation import reconcile

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
