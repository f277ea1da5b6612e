-- Cluster and version change without the text: they are the first that were replaced after {ts}, while the row stood.
SELECT a.* EXCLUDE (recorded_to) REPLACE (
    if(c.recorded_to <= a.recorded_to, c.cluster_id, a.cluster_id) AS cluster_id,
    if(c.recorded_to <= a.recorded_to, c.is_canonical, a.is_canonical) AS is_canonical,
    if(v.recorded_to <= a.recorded_to, v.extractor_version, a.extractor_version) AS extractor_version
)
FROM (
    SELECT *, TIMESTAMPTZ 'infinity' AS recorded_to FROM {main}articles WHERE recorded_from <= {ts}
    UNION ALL BY NAME
    SELECT * FROM {main}articles_history WHERE recorded_from <= {ts} AND recorded_to > {ts}
) AS a
LEFT JOIN (
    SELECT article_id, min(recorded_to) AS recorded_to, arg_min_null(cluster_id, recorded_to) AS cluster_id,
           arg_min_null(is_canonical, recorded_to) AS is_canonical
    FROM {main}article_clusters_history WHERE recorded_to > {ts} GROUP BY article_id
) AS c USING (article_id)
LEFT JOIN (
    SELECT article_id, min(recorded_to) AS recorded_to, arg_min(extractor_version, recorded_to) AS extractor_version
    FROM {main}extractor_versions_history WHERE recorded_to > {ts} GROUP BY article_id
) AS v USING (article_id)
