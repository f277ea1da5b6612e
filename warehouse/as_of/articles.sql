-- Cluster and version change without the text: they are the first that were replaced after {ts}, while the row stood.
SELECT a.* EXCLUDE (recorded_to_at) REPLACE (
    if(c.recorded_to_at <= a.recorded_to_at, c.cluster_id, a.cluster_id) AS cluster_id,
    if(c.recorded_to_at <= a.recorded_to_at, c.is_canonical, a.is_canonical) AS is_canonical,
    if(v.recorded_to_at <= a.recorded_to_at, v.extractor_version, a.extractor_version) AS extractor_version
)
FROM (
    SELECT *, TIMESTAMPTZ 'infinity' AS recorded_to_at FROM {main}articles WHERE recorded_from_at <= {ts}
    UNION ALL BY NAME
    SELECT * FROM {main}articles_history WHERE recorded_from_at <= {ts} AND recorded_to_at > {ts}
) AS a
LEFT JOIN (
    SELECT article_id, min(recorded_to_at) AS recorded_to_at, arg_min_null(cluster_id, recorded_to_at) AS cluster_id,
           arg_min_null(is_canonical, recorded_to_at) AS is_canonical
    FROM {main}article_clusters_history WHERE recorded_to_at > {ts} GROUP BY article_id
) AS c USING (article_id)
LEFT JOIN (
    SELECT article_id, min(recorded_to_at) AS recorded_to_at, arg_min(extractor_version, recorded_to_at) AS extractor_version
    FROM {main}extractor_versions_history WHERE recorded_to_at > {ts} GROUP BY article_id
) AS v USING (article_id)
