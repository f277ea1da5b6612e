"""The run suite: what moved further than the history allows, by robust z-score."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

import expectations
from tests.expectations.corpus import AS_OF, write

USUAL = {
    "n_records": 1000, "n_loaded": 900, "n_duplicates": 90, "n_quarantined": 5, "n_failed": 5, "n_articles": 900,
    "n_undated": 45, "n_figures": 1800, "n_expressions": 4500,
}  # fmt: skip
OUTLETS = {"Harbour Post": 400, "Valley Wire": 300, "The Daily Lamp": 200}


def run_row(i: int, **changed: object) -> dict[str, object]:
    started = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days=i)
    jitter = (-30, 0, 20, 40, -10)[i % 5]
    counts = {**USUAL, "n_records": USUAL["n_records"] + jitter, "n_loaded": USUAL["n_loaded"] + jitter}
    newest = date(2026, 4, 30) + timedelta(days=i)
    return {"run_id": f"run{i:02}", "started_at": started, "newest_published_on": newest, **counts, **changed}


def outlet_rows(i: int, counts: dict[str, int]) -> list[dict[str, object]]:
    return [{"run_id": f"run{i:02}", "outlet": name, "n_records": n} for name, n in counts.items()]


def review(
    folder: Path, n_history: int = 10, outlets: dict[str, int] = OUTLETS, **changed: object
) -> expectations.Audit:
    history = [run_row(i) for i in range(n_history)]
    current = pl.DataFrame([run_row(n_history, **changed)])
    paths = write(
        {
            "run": current,
            "run_outlets": pl.DataFrame(outlet_rows(n_history, outlets)),
            "runs": pl.DataFrame(history, schema=current.schema),
            "outlets": pl.DataFrame(
                [row for i in range(n_history) for row in outlet_rows(i, OUTLETS)],
                schema={"run_id": pl.String, "outlet": pl.String, "n_records": pl.Int64},
            ),
        },
        folder,
    )
    tables = {name: paths[name] for name in ("run", "run_outlets")}
    return expectations.audit(tables, history={name: paths[name] for name in ("runs", "outlets")}, as_of=AS_OF)


def failed(audit: expectations.Audit) -> set[str]:
    assert audit.checks["success"].null_count() == 0, audit.checks["error"].to_list()
    return set(audit.checks.filter(~pl.col("success"))["expectation"])


@pytest.mark.parametrize(
    ("about", "changed", "caught_by"),
    [
        ("an ordinary run", {}, set()),
        ("a source went silent", {"n_records": 300, "n_loaded": 200}, {"volume_usual", "duplicate_share_usual"}),
        (
            "a feed is delivered twice",
            {"n_records": 1000, "n_loaded": 490, "n_duplicates": 500},
            {"duplicate_share_usual"},
        ),
        ("the grammar finds nothing any more", {"n_figures": 20}, {"figure_rate_usual"}),
        ("twice as many dates", {"n_expressions": 9000}, {"expression_rate_usual"}),
        ("datelines stopped matching", {"n_undated": 400}, {"undated_share_near_history"}),
        ("last year's news", {"newest_published_on": date(2025, 5, 1)}, {"freshness_usual"}),
        ("a record got lost", {"n_loaded": 899}, {"run_outcomes_add_up"}),
        (
            "many could not be read",
            {"n_records": 1000, "n_loaded": 705, "n_failed": 200},
            {"failed_share_near_history"},
        ),
    ],
)
def test_a_run_is_held_against_its_history(about: str, changed: dict[str, object], caught_by: set[str], tmp_path: Path):
    assert failed(review(tmp_path, **changed)) == caught_by


def test_only_a_run_that_does_not_add_up_is_blocked(tmp_path: Path):
    assert review(tmp_path, n_loaded=899).is_blocked
    assert not review(tmp_path, n_records=300, n_loaded=200).is_blocked


def test_too_short_a_history_says_nothing(tmp_path: Path):
    assert failed(review(tmp_path, n_history=4, n_figures=20)) == set()


def test_the_first_run_of_all_is_ordinary(tmp_path: Path):
    assert failed(review(tmp_path, n_history=0)) == set()


@pytest.mark.parametrize("outlets", [{"Harbour Post": 100, "Valley Wire": 800}, {"A new one": 900}])
def test_an_outlet_that_floods_the_run_or_falls_out_of_it_is_named(outlets: dict[str, int], tmp_path: Path):
    audit = review(tmp_path, outlets=outlets)
    assert failed(audit) == {"outlet_share_usual"}
    sample = audit.checks.row(by_predicate=pl.col("expectation") == "outlet_share_usual", named=True)["sample"]
    assert "Harbour Post" in sample
