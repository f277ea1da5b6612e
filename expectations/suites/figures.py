"""Casualty figures: bounds in order, terms of the contract, spans that are their text, numbers that can be."""

from expectations.model import IN_SET, NO_ROWS_WHERE, NOT_NULL, UNIQUE, Check, Suite

CATEGORIES = ["killed", "injured", "missing", "displaced", "detained", "abducted", "returned", "affected"]
QUANTIFIERS = ["exact", "more_than", "at_least", "less_than", "at_most", "approximately", "range", "vague"]
EVIDENCE = ["number", "range", "vague", "named", "single", "plural", "zero"]
CAUSES = ["conflict", "crime", "disaster", "accident", "disease", "natural"]
COUNTRY_BY = ["phrase", "dateline", "article", "population", "fallback"]
SCOPES = ["incident", "cumulative", "stock"]
NEGATIVE = "least(value_low, value_best, value_high, base_value) < 0"
DISORDERED = "value_low > value_best or value_best > value_high or value_low > value_high"
UNBOUNDED = "value_high is null and value_low is not null and quantifier in ('exact', 'range', 'at_most', 'less_than')"
BASELESS = "(evidence = 'zero') <> coalesce(value_high = 0, false) or (evidence = 'range' and quantifier <> 'range')"
BAD_SHARE = "share_low < 0 or share_high > 1 or share_low > share_high"

# fmt: off
FIGURES = Suite(
    "figures",
    "figures",
    ("casualty_figures", "articles"),
    "row",
    (
        Check(NOT_NULL, "figure_id", {}, "critical", "figure_id_present", "nothing can refer to a figure without its id"),
        Check(UNIQUE, "figure_id", {}, "critical", "figure_id_unique", "one id, one claim"),
        Check(NOT_NULL, "known_article_id", {}, "critical", "figure_has_article", "a figure without its article cannot be traced"),
        Check(IN_SET, "category", {"value_set": CATEGORIES}, "critical", "category_known", "terms of the contract (HXL #affected)"),
        Check(NOT_NULL, "category", {}, "critical", "category_present", "a number of nothing is no casualty figure"),
        Check(IN_SET, "unit", {"value_set": ["person", "household"]}, "critical", "unit_known", "terms of the contract"),
        Check(IN_SET, "quantifier", {"value_set": QUANTIFIERS}, "critical", "quantifier_known", "terms of the contract (IDMC Helix)"),
        Check(IN_SET, "certainty", {"value_set": ["stated", "unconfirmed", "denied"]}, "critical", "certainty_known", "terms of the contract"),
        Check(IN_SET, "scope", {"value_set": SCOPES}, "critical", "scope_known", "terms of the contract"),
        Check(IN_SET, "evidence", {"value_set": EVIDENCE}, "critical", "evidence_known", "terms of the contract"),
        Check(NOT_NULL, "evidence", {}, "critical", "evidence_present", "every number stands on something"),
        Check(NO_ROWS_WHERE, "evidence", {"where": BASELESS}, "critical", "evidence_fits_value", "nobody is zero, and only a number can be a range"),
        Check(IN_SET, "cause", {"value_set": CAUSES}, "critical", "cause_known", "terms of the contract"),
        Check(NO_ROWS_WHERE, "cause", {"where": "(cause is null) <> (cause_text is null)"}, "critical", "cause_has_words", "a cause without words is a guess"),
        Check(NO_ROWS_WHERE, "value_best", {"where": DISORDERED}, "critical", "low_best_high_ordered", "UCDP: low ≤ best ≤ high"),
        Check(NO_ROWS_WHERE, "value_low", {"where": NEGATIVE}, "critical", "no_negative_people", "people are counted from zero"),
        Check(NO_ROWS_WHERE, "value_high", {"where": UNBOUNDED}, "critical", "open_high_only_if_said", "only 'more than', 'at least' and the like have no upper bound"),
        Check(NO_ROWS_WHERE, "share_low", {"where": BAD_SHARE}, "critical", "share_is_a_share", "a share lies between nothing and all"),
        Check(NO_ROWS_WHERE, "reported_text", {"where": "reported_text is distinct from slice"}, "critical", "figure_span_is_its_text", "every figure traces to its words"),
        Check(NO_ROWS_WHERE, "value_low", {"where": "category = 'killed' and unit = 'person' and value_low > population"}, "critical", "killed_within_population", "more dead than inhabitants is a misread number"),
        Check(NO_ROWS_WHERE, "value_low", {"where": "category = 'killed' and unit = 'person' and value_low > inhabitants"}, "warning", "killed_within_country", "more dead than the country of the place has inhabitants: a misread number or a misread place"),
        Check(IN_SET, "country_by", {"value_set": COUNTRY_BY}, "critical", "country_decided_by_known", "terms of the contract (places.decided_by)"),
        Check(NO_ROWS_WHERE, "country", {"where": "(country is null) <> (country_by is null) or not regexp_full_match(country, '[A-Z]{3}')"}, "critical", "country_is_a_code", "ISO 3166-1 alpha-3, and what decided it"),
        Check(NO_ROWS_WHERE, "occurred_from", {"where": "occurred_from > occurred_to"}, "critical", "occurred_bounds_ordered", "an interval must not end before it starts"),
        Check(NO_ROWS_WHERE, "occurred_from", {"where": "occurred_from > published_to and certainty = 'stated'"}, "warning", "occurred_before_published", "what is reported has happened"),
        Check(NO_ROWS_WHERE, "attributed_to", {"where": "scope = 'incident' and category = 'killed' and value_low > max_toll_unattributed and attributed_to is null"}, "warning", "large_toll_attributed", "somebody must have counted"),
        Check(NO_ROWS_WHERE, "excerpt", {"where": "not contains(excerpt, reported_text)"}, "warning", "excerpt_holds_figure", "the sentence shown must be the one it stands in"),
    ),
)
