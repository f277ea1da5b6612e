-- The version changes without the figure: it is the first that was replaced after {ts}, while the row stood.
SELECT f.* EXCLUDE (recorded_to_at) REPLACE (
    if(v.recorded_to_at <= f.recorded_to_at, coalesce(v.figures_version, f.extractor_version), f.extractor_version)
        AS extractor_version
)
FROM (
    SELECT *, TIMESTAMPTZ 'infinity' AS recorded_to_at FROM {main}casualty_figures WHERE recorded_from_at <= {ts}
    UNION ALL BY NAME
    SELECT * FROM {main}casualty_figures_history WHERE recorded_from_at <= {ts} AND recorded_to_at > {ts}
) AS f
LEFT JOIN (
    SELECT article_id, min(recorded_to_at) AS recorded_to_at, arg_min_null(figures_version, recorded_to_at) AS figures_version
    FROM {main}extractor_versions_history WHERE recorded_to_at > {ts} GROUP BY article_id
) AS v USING (article_id)
