# ruff: noqa: E501 - a table: one line a fault, however long
"""Batch-level faults block; a check that could not run blocks too, and says that it did not judge the data."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import expectations
from expectations.silences import Silence
from tests.expectations.corpus import AS_OF, Frames, change, clean, write

Plant = Callable[[Frames], Frames]
BLOCKING = [
    ("a record without an outcome", change("outcomes", 0, outcome=None), "outcomes_add_up"),
    ("a record with two outcomes", lambda f: {**f, "outcomes": f["outcomes"].vstack(f["outcomes"][:1])}, "record_ids_unique"),
    ("an outcome of a record that nobody delivered", change("outcomes", 0, record_id="r99"), "outcomes_belong_to_records"),
    ("a loaded record whose article is missing", lambda f: {**f, "articles": f["articles"][1:]}, "loaded_records_have_articles"),
    ("two loaded records of one article", change("outcomes", 0, article_id="a1"), "loaded_records_are_distinct"),
    ("a failure without a reason", change("outcomes", 0, outcome="failed"), "failures_have_reasons"),
]  # fmt: skip


def checks_of(audit: expectations.Audit, name: str) -> dict[str, object]:
    return audit.checks.row(by_predicate=pl.col("expectation") == name, named=True)


@pytest.mark.parametrize(
    ("about", "plant", "caught_by"), BLOCKING, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_batch_that_does_not_add_up_is_blocked(about: str, plant: Plant, caught_by: str, tmp_path: Path):
    audit = expectations.audit(write(plant(clean()), tmp_path), as_of=AS_OF)
    assert audit.is_blocked
    assert any(why.startswith(f"batch.{caught_by} failed") for why in audit.blocking)


def test_half_a_batch_failing_is_a_broken_extractor_and_blocks(tmp_path: Path):
    frames = clean(60)
    empty = pl.when(pl.int_range(pl.len()) < 31).then(pl.lit("")).otherwise(pl.col("body")).alias("body")
    audit = expectations.audit(
        write({**frames, "articles": frames["articles"].with_columns(empty)}, tmp_path), as_of=AS_OF
    )
    assert any(why.startswith("batch.extractor_not_broken failed") for why in audit.blocking)
    assert audit.failing["article_id"].n_unique() == 31


def test_a_small_batch_is_not_judged_by_shares(tmp_path: Path):
    frames = clean(2)
    audit = expectations.audit(write(change("articles", 0, body="")(frames), tmp_path), as_of=AS_OF)
    assert not audit.is_blocked


def missing_column(frames: Frames) -> Frames:
    return {**frames, "casualty_figures": frames["casualty_figures"].drop("certainty")}


def wrong_type(frames: Frames) -> Frames:
    return {**frames, "articles": frames["articles"].with_columns(n_words=pl.lit("many"))}


@pytest.mark.parametrize(
    ("plant", "could_not_run", "still_ran"),
    [
        (missing_column, {"certainty_known", "occurred_before_published"}, "category_known"),
        (wrong_type, {"body_long_enough", "body_not_a_stub"}, "article_id_unique"),
    ],
)
def test_a_check_that_cannot_run_is_told_apart_from_bad_data_and_blocks(
    plant: Plant, could_not_run: set[str], still_ran: str, tmp_path: Path
):
    audit = expectations.audit(write(plant(clean()), tmp_path), as_of=AS_OF)
    crashed = audit.checks.filter(pl.col("success").is_null())
    assert set(crashed["expectation"]) == could_not_run
    assert crashed["error"].null_count() == 0
    assert audit.failing.is_empty()
    assert checks_of(audit, still_ran)["success"] is True
    assert {why.split(" ")[0].split(".")[1] for why in audit.blocking} == could_not_run


def test_a_working_table_that_cannot_be_built_fails_every_check_of_its_suite_visibly(tmp_path: Path):
    frames = clean()
    audit = expectations.audit(write({**frames, "articles": frames["articles"].drop("outlet")}, tmp_path), as_of=AS_OF)
    assert checks_of(audit, "article_id_unique")["success"] is None
    assert "outlet" in str(checks_of(audit, "article_id_unique")["error"])
    assert audit.is_blocked


def test_a_silence_covers_its_outlet_until_its_last_day(tmp_path: Path):
    tables = write(change("articles", 0, n_words=1)(clean()), tmp_path)
    quiet = Silence("body_long_enough", "Harbour Post", "their pages are pictures", AS_OF)
    silenced = expectations.audit(tables, as_of=AS_OF, silences=[quiet])
    assert silenced.failing.is_empty()
    check = checks_of(silenced, "body_long_enough")
    assert (check["success"], check["n_unexpected"], check["n_silenced"]) == (True, 1, 1)
    elsewhere = expectations.audit(tables, as_of=AS_OF, silences=[quiet._replace(outlet="Valley Wire")])
    assert elsewhere.failing["article_id"].to_list() == ["a0"]
    over = expectations.audit(tables, as_of=AS_OF.replace(day=2), silences=[quiet])
    assert over.failing["article_id"].to_list() == ["a0"]


def test_a_silence_for_every_outlet_lets_a_batch_through_that_would_be_blocked(tmp_path: Path):
    tables = write(change("outcomes", 0, outcome="failed")(clean()), tmp_path)
    quiet = Silence("failures_have_reasons", "*", "the old reader gave none", AS_OF)
    assert expectations.audit(tables, as_of=AS_OF).is_blocked
    assert not expectations.audit(tables, as_of=AS_OF, silences=[quiet]).is_blocked


def test_thresholds_are_settable_by_name_and_unknown_names_are_refused(tmp_path: Path):
    tables = write(clean(), tmp_path)
    assert not expectations.audit(tables, {"min_words": 500}, as_of=AS_OF).failing.is_empty()
    with pytest.raises(ValueError, match="unknown quality thresholds \\['min_wrods'\\]"):
        expectations.audit(tables, {"min_wrods": 3})
