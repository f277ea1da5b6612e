"""One suite of Great Expectations on two engines: those checks of ours that GX has for both."""

import time
import warnings
from typing import Any

import great_expectations as gx
import polars as pl
from great_expectations.data_context.types.base import ProgressBarsConfig

from expectations.engine import expectation_of, shared_engine
from expectations.model import NO_ROWS_WHERE, Suite
from expectations.suites import FIGURES
from expectations.thresholds import Thresholds, as_parameters

COMMON = tuple(c for c in FIGURES.checks if c.type != NO_ROWS_WHERE and c.column != "known_article_id")
COLUMNS = sorted({str(check.column) for check in COMMON})


def seconds_on_duckdb(figures: pl.DataFrame) -> float:
    """From a Polars frame to verdicts, by our engine."""
    engine = shared_engine()
    started = time.process_time()
    engine.database.put("figures", figures.with_row_index("row_id"))
    suite = Suite("figures_common", "figures", (), "row", COMMON)
    assert all(verdict.success for verdict in engine.verdicts(suite, as_parameters(Thresholds())))
    return time.process_time() - started


def seconds_on_pandas(figures: pl.DataFrame) -> float:
    """From a Polars frame to verdicts, by GX's pandas engine."""
    started = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("figures")
        whole: Any = asset.add_batch_definition_whole_dataframe("all")
        batch = whole.get_batch({"dataframe": figures.to_pandas()})
        suite = gx.ExpectationSuite(name="common", expectations=[expectation_of(check) for check in COMMON])
        assert batch.validate(suite, result_format="BOOLEAN_ONLY").success
    return time.process_time() - started
