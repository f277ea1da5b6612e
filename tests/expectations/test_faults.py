# ruff: noqa: E501 - a table: one line a fault, however long
"""Planted faults: each is caught by the expectation that is named for it, at its severity, with its outcome."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

import expectations
from expectations import Audit
from tests.expectations.corpus import AS_OF, Frames, change, clean, write


class Fault(NamedTuple):
    about: str
    table: str
    row: int
    values: dict[str, object]
    caught_by: str
    severity: str
    article: str | None  # the one set aside; NULL: none, because it is no critical failure


FIGURES, EXPRESSIONS = "casualty_figures", "temporal_expressions"
FAULTS = [
    Fault("two claims under one id", FIGURES, 2, {"figure_id": "g1.1"}, "figure_id_unique", "critical", "a1"),
    Fault("a page that yielded no story", "articles", 2, {"body": " \n "}, "body_present", "critical", "a2"),
    Fault("a body of one word", "articles", 2, {"n_words": 1}, "body_long_enough", "critical", "a2"),
    Fault("a language nobody knows", "articles", 0, {"language": None}, "language_known", "warning", None),
    Fault("published after its bounds", "articles", 3, {"published_on": date(2026, 3, 1)}, "published_within_bounds", "critical", "a3"),
    Fault("a year misread as 2062", "articles", 3, {"published_on": date(2062, 1, 8), "published_from": date(2062, 1, 8), "published_to": date(2062, 1, 8)}, "published_not_in_future", "critical", "a3"),
    Fault("a day without precision day", "articles", 3, {"published_precision": "month"}, "day_means_day", "critical", "a3"),
    Fault("a day that nothing vouches for", "articles", 3, {"published_method": "none"}, "date_has_method", "critical", "a3"),
    Fault("a method of no contract", "articles", 3, {"published_method": "guess"}, "method_known", "critical", "a3"),
    Fault("best above high", FIGURES, 2, {"value_best": 5}, "low_best_high_ordered", "critical", "a1"),
    Fault("minus two dead", FIGURES, 2, {"value_low": -2}, "no_negative_people", "critical", "a1"),
    Fault("an exact number without upper bound", FIGURES, 2, {"value_high": None}, "open_high_only_if_said", "critical", "a1"),
    Fault("a category outside HXL", FIGURES, 2, {"category": "dead"}, "category_known", "critical", "a1"),
    Fault("a number of nothing", FIGURES, 2, {"category": None}, "category_present", "critical", "a1"),
    Fault("a span shifted by one", FIGURES, 2, {"char_start": 3}, "figure_span_is_its_text", "critical", "a1"),
    Fault("more dead than Sudan has inhabitants", FIGURES, 2, {"value_low": 10**8, "value_best": 10**8, "value_high": 10**8}, "killed_within_population", "critical", "a1"),
    Fault("more dead than Malta has inhabitants", FIGURES, 2, {"place": "Gozo", "country": "MLT", "country_by": "phrase", "value_low": 10**7, "value_best": 10**7, "value_high": 10**7, "attributed_to": "the ministry"}, "killed_within_country", "warning", None),
    Fault("a country that nothing decided", FIGURES, 2, {"country": "SDN"}, "country_is_a_code", "critical", "a1"),
    Fault("a country of two letters", FIGURES, 2, {"country": "SD", "country_by": "phrase"}, "country_is_a_code", "critical", "a1"),
    Fault("a country decided by a guess", FIGURES, 2, {"country": "SDN", "country_by": "guess"}, "country_decided_by_known", "critical", "a1"),
    Fault("killed next year", FIGURES, 2, {"occurred_from": date(2027, 1, 1), "occurred_to": date(2027, 1, 1)}, "occurred_before_published", "warning", None),
    Fault("thousands dead that nobody counted", FIGURES, 2, {"value_low": 4000, "value_best": 4000, "value_high": 4000, "attributed_to": None}, "large_toll_attributed", "warning", None),
    Fault("a value in words", EXPRESSIONS, 4, {"timex_value": "last Monday"}, "timex_value_well_formed", "critical", "a4"),
    Fault("an interval backwards", EXPRESSIONS, 4, {"ends_on": date(2025, 1, 1)}, "expression_bounds_ordered", "critical", "a4"),
    Fault("the year 1026", EXPRESSIONS, 4, {"starts_on": date(1026, 1, 1)}, "resolved_year_plausible", "warning", None),
    Fault("a span in the wrong field", EXPRESSIONS, 4, {"source_field": "headline"}, "expression_span_is_its_text", "critical", "a4"),
]  # fmt: skip


def run(frames: Frames, folder: Path) -> Audit:
    return expectations.audit(write(frames, folder), as_of=AS_OF)


def failed(audit: Audit) -> dict[str, str]:
    rows = audit.checks.filter(~pl.col("success")).select("expectation", "severity").iter_rows()
    return dict(rows)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.about)
def test_a_planted_fault_is_caught_by_name_and_sets_aside_only_its_article(fault: Fault, tmp_path: Path):
    audit = run(change(fault.table, fault.row, **fault.values)(clean()), tmp_path)
    assert failed(audit)[fault.caught_by] == fault.severity
    aside = audit.failing.filter(pl.col("expectation") == fault.caught_by)
    assert set(aside["article_id"]) == ({fault.article} if fault.article else set())
    assert not audit.is_blocked


def test_a_clean_corpus_of_5000_articles_raises_no_alarm(tmp_path: Path):
    audit = run(clean(5000), tmp_path)
    assert audit.checks.filter(pl.col("success").is_null() | ~pl.col("success")).rows() == []
    assert audit.failing.is_empty()
    assert audit.blocking == ()
