"""Articles: identity, a body, and a publication date that does not contradict itself."""

from expectations.model import BETWEEN, IN_SET, NO_ROWS_WHERE, NOT_NULL, UNIQUE, Check, Suite, parameter

PRECISIONS = ["day", "month", "year", "interval", "unknown"]
METHODS = ["metadata", "html", "url", "dateline", "text", "inferred", "none"]

# fmt: off
ARTICLES = Suite(
    "articles",
    "articles",
    ("articles",),
    "row",
    (
        Check(NOT_NULL, "article_id", {}, "critical", "article_id_present", "nothing can refer to an article without its id"),
        Check(UNIQUE, "article_id", {}, "critical", "article_id_unique", "one id, one article; twice means a hash collision"),
        Check(NOT_NULL, "body", {}, "critical", "body_present", "an article without a body has nothing to trace figures to"),
        Check(BETWEEN, "n_words", {"min_value": parameter("min_words")}, "critical", "body_long_enough", "hardly a word of text: extraction failed, or this is no article"),
        Check(BETWEEN, "n_words", {"min_value": parameter("short_words")}, "info", "body_not_a_stub", "a teaser or paywall stub"),
        Check(NOT_NULL, "language", {}, "warning", "language_known", "dates and figures are only looked for in known languages"),
        Check(NO_ROWS_WHERE, "extraction_error", {"where": "extraction_error is not null"}, "warning", "extraction_complete", "a rule of ours raised on the text: dates or figures are missing"),
        Check(IN_SET, "published_precision", {"value_set": PRECISIONS}, "critical", "precision_known", "terms of the contract"),
        Check(IN_SET, "published_method", {"value_set": METHODS}, "critical", "method_known", "terms of the contract"),
        Check(NO_ROWS_WHERE, "published_from", {"where": "published_from > published_to"}, "critical", "published_bounds_ordered", "an interval must not end before it starts"),
        Check(NO_ROWS_WHERE, "published_on", {"where": "published_on < published_from or published_on > published_to"}, "critical", "published_within_bounds", "the day must lie in its own evidence"),
        Check(NO_ROWS_WHERE, "published_from", {"where": "published_from > latest_day and published_method <> 'inferred'"}, "critical", "published_not_in_future", "news is not published before it is delivered"),
        Check(BETWEEN, "published_year", {"min_value": parameter("min_year")}, "warning", "published_year_plausible", "before print there is no news"),
        Check(NO_ROWS_WHERE, "published_precision", {"where": "(published_precision = 'day') is distinct from (published_on is not null)"}, "critical", "day_means_day", "published_on is set exactly when known to the day"),
        Check(NO_ROWS_WHERE, "published_method", {"where": "published_method = 'none' and published_on is not null"}, "critical", "date_has_method", "a day that nothing vouches for is a guess"),
        Check(NO_ROWS_WHERE, "published_evidence", {"where": "published_on is not null and published_evidence is null"}, "warning", "date_has_evidence", "every date traces to its words"),
        Check(NO_ROWS_WHERE, "published_conflict", {"where": "published_conflict is not null"}, "info", "published_evidence_agrees", "sources of the date contradict each other"),
    ),
)
