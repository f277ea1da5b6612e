"""A batch as a whole: nothing lost or doubled on the way, and not broken at large."""

from expectations.model import NO_ROWS_WHERE, Check, Suite

ENOUGH = "n_records >= min_batch_records"

# fmt: off
BATCH = Suite(
    "batch",
    "batch",
    ("outcomes", "records", "articles"),
    "batch",
    (
        Check(NO_ROWS_WHERE, "n_records", {"where": "n_records <> n_loaded + n_duplicates + n_failed"}, "critical", "outcomes_add_up", "every record has exactly one outcome"),
        Check(NO_ROWS_WHERE, "n_record_ids", {"where": "n_record_ids <> n_records"}, "critical", "record_ids_unique", "one record, one outcome"),
        Check(NO_ROWS_WHERE, "n_not_staged", {"where": "n_not_staged > 0"}, "critical", "outcomes_belong_to_records", "an outcome of nothing was delivered by nobody"),
        Check(NO_ROWS_WHERE, "n_loaded", {"where": "n_loaded_without_article > 0"}, "critical", "loaded_records_have_articles", "what counts as loaded must be there"),
        Check(NO_ROWS_WHERE, "n_loaded", {"where": "n_loaded_articles <> n_loaded"}, "critical", "loaded_records_are_distinct", "two records of one article: one of them is a duplicate"),
        Check(NO_ROWS_WHERE, "n_failed", {"where": "n_failed_without_reason > 0"}, "critical", "failures_have_reasons", "nothing is set aside without a reason"),
        Check(NO_ROWS_WHERE, "n_failing", {"where": f"{ENOUGH} and n_failing > max_quarantine_share * n_articles"}, "critical", "extractor_not_broken", "half a batch in quarantine is a bug of ours"),
        Check(NO_ROWS_WHERE, "n_failing", {"where": f"{ENOUGH} and n_failing > warn_quarantine_share * n_articles"}, "warning", "quarantine_share_small", "somebody should look"),
        Check(NO_ROWS_WHERE, "n_undated", {"where": f"{ENOUGH} and n_undated > max_undated_share * n_articles"}, "warning", "undated_share_small", "a dateline or metadata pattern stopped matching"),
        Check(NO_ROWS_WHERE, "n_failed", {"where": f"{ENOUGH} and n_failed > warn_failed_share * n_records"}, "warning", "failed_share_small", "a source changed its format"),
    ),
)
