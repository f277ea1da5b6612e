"""A run against the runs before it: what moved further than usual, by robust z-score."""

from expectations.model import NO_ROWS_WHERE, Check, Suite

OUTLYING = "n_history >= min_history_runs and abs(robust_z) > max_robust_z"
DRIFTED = "metric = 'outlet_share' and n_history >= min_history_runs and abs(value - median) > max_outlet_drift"


def _usual(metric: str) -> dict[str, str]:
    return {"where": f"metric = '{metric}' and {OUTLYING}"}


# fmt: off
RUN = Suite(
    "run",
    "run",
    ("run", "run_outlets", "history_runs", "history_outlets"),
    "batch",
    (
        Check(NO_ROWS_WHERE, "n_records", {"where": "metric = 'unaccounted' and value <> 0"}, "critical", "run_outcomes_add_up", "every record has exactly one outcome"),
        Check(NO_ROWS_WHERE, "n_records", _usual("n_records"), "warning", "volume_usual", "a source went silent or repeats itself"),
        Check(NO_ROWS_WHERE, "n_duplicates", _usual("duplicate_share"), "warning", "duplicate_share_usual", "a feed is delivered twice, or de-duplication broke"),
        Check(NO_ROWS_WHERE, "n_quarantined", _usual("quarantine_share"), "warning", "quarantine_share_usual", "a rule or a source changed"),
        Check(NO_ROWS_WHERE, "n_failed", _usual("failed_share"), "warning", "failed_share_near_history", "a source changed its format"),
        Check(NO_ROWS_WHERE, "n_undated", _usual("undated_share"), "warning", "undated_share_near_history", "a dateline or metadata pattern stopped matching"),
        Check(NO_ROWS_WHERE, "n_figures", _usual("figures_per_article"), "warning", "figure_rate_usual", "extraction drifts: the grammar or the news changed"),
        Check(NO_ROWS_WHERE, "n_expressions", _usual("expressions_per_article"), "warning", "expression_rate_usual", "extraction drifts: the grammar or the news changed"),
        Check(NO_ROWS_WHERE, "newest_published_on", _usual("newest_age_days"), "warning", "freshness_usual", "the news that arrives is older than it used to be"),
        Check(NO_ROWS_WHERE, "outlet", {"where": DRIFTED}, "warning", "outlet_share_usual", "one outlet floods the run or fell out of it"),
    ),
)
