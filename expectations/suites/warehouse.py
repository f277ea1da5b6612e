"""The warehouse as a whole, on a schedule of its own: integrity, clusters, history without gaps."""

from expectations.model import NO_ROWS_WHERE, Check, Severity, Suite


def _monitor(column: str, severity: Severity, name: str, reason: str) -> Check:
    return Check(NO_ROWS_WHERE, column, {"where": f"monitor = '{name}'"}, severity, name, reason)


# fmt: off
WAREHOUSE = Suite(
    "warehouse",
    "violations",
    (),
    "batch",
    (
        _monitor("article_id", "critical", "figures_have_articles", "referential integrity"),
        _monitor("article_id", "critical", "expressions_have_articles", "referential integrity"),
        _monitor("article_id", "critical", "records_have_articles", "a loaded or duplicate record names its article"),
        _monitor("file_id", "critical", "records_have_files", "every record comes from a known file"),
        _monitor("run_id", "critical", "records_have_runs", "every record was delivered in a known run"),
        _monitor("record_id", "critical", "records_unique", "one record, one outcome"),
        _monitor("article_id", "critical", "articles_unique", "one id, one article"),
        _monitor("record_id", "critical", "quarantine_matches_records", "who is set aside is in quarantine, and the reverse"),
        _monitor("n_records", "critical", "runs_add_up", "every record of a finished run has one outcome"),
        _monitor("n_records", "critical", "runs_match_records", "the counts of a run are those of its records"),
        _monitor("cluster_id", "critical", "articles_have_clusters", "an article that resembles no other is a cluster of one"),
        _monitor("n_articles", "critical", "clusters_count_articles", "a cluster counts its articles"),
        _monitor("is_canonical", "critical", "clusters_have_one_canonical", "one article stands for its cluster"),
        _monitor("latitude", "warning", "places_in_their_country", "a point outside the country of its place is that of a namesake"),
        _monitor("country", "warning", "figures_in_the_country_of_their_place", "a figure happens where its place is"),
        _monitor("started_at", "warning", "runs_without_gap", "days without a run are news that nobody read"),
        _monitor("finished_at", "warning", "no_run_left_open", "a run that never ended was killed"),
        _monitor("started_at", "warning", "last_run_recent", "the schedule has stopped"),
        _monitor("outlet", "warning", "outlets_fresh", "an outlet that came in most runs has gone silent"),
        _monitor("success", "warning", "checks_could_run", "a check that could not run says nothing about the data"),
    ),
    holds_violations=True,
)
