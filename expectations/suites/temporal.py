"""Temporal expressions: well-formed TIMEX3, ordered bounds, spans that are their text."""

from expectations.model import IN_SET, NO_ROWS_WHERE, NOT_NULL, UNIQUE, Check, Suite

OUT_OF_RANGE = "is_resolved and (year(starts_on) < min_year or year(ends_on) > max_year)"

# fmt: off
TEMPORAL = Suite(
    "temporal",
    "temporal",
    ("temporal_expressions", "articles"),
    "row",
    (
        Check(NOT_NULL, "expression_id", {}, "critical", "expression_id_present", "nothing can refer to an expression without its id"),
        Check(UNIQUE, "expression_id", {}, "critical", "expression_id_unique", "one id, one expression"),
        Check(NOT_NULL, "known_article_id", {}, "critical", "expression_has_article", "an expression without its article cannot be traced"),
        Check(IN_SET, "timex_type", {"value_set": ["DATE", "TIME", "DURATION", "SET"]}, "critical", "timex_type_known", "ISO 24617-1"),
        Check(IN_SET, "anchor", {"value_set": ["none", "publication", "previous"]}, "critical", "anchor_known", "terms of the contract"),
        Check(NO_ROWS_WHERE, "timex_value", {"where": "not is_timex_value(timex_value)"}, "critical", "timex_value_well_formed", "TIMEX3 values (ISO 24617-1, TimeML 1.2.1)"),
        Check(NO_ROWS_WHERE, "starts_on", {"where": "starts_on > ends_on"}, "critical", "expression_bounds_ordered", "an interval must not end before it starts"),
        Check(NO_ROWS_WHERE, "is_resolved", {"where": "is_resolved and timex_value is null"}, "critical", "resolved_has_value", "resolved means that the value is known"),
        Check(NO_ROWS_WHERE, "starts_on", {"where": OUT_OF_RANGE}, "warning", "resolved_year_plausible", "other years are misread numbers"),
        Check(NO_ROWS_WHERE, "text", {"where": "text is distinct from slice"}, "critical", "expression_span_is_its_text", "every date traces to its words"),
    ),
)
