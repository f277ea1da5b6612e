-- The version changes without the figure: it is the first that was replaced after {ts}, while the row stood.
SELECT f.* EXCLUDE (recorded_to) REPLACE (
    if(v.recorded_to <= f.recorded_to, coalesce(v.figures_version, f.extractor_version), f.extractor_version)
        AS extractor_version
)
FROM (
    SELECT *, TIMESTAMPTZ 'infinity' AS recorded_to FROM {main}casualty_figures WHERE recorded_from <= {ts}
    UNION ALL BY NAME
    SELECT * FROM {main}casualty_figures_history WHERE recorded_from <= {ts} AND recorded_to > {ts}
) AS f
LEFT JOIN (
    SELECT article_id, min(recorded_to) AS recorded_to, arg_min_null(figures_version, recorded_to) AS figures_version
    FROM {main}extractor_versions_history WHERE recorded_to > {ts} GROUP BY article_id
) AS v USING (article_id)
