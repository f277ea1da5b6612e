-- Who may stand for a cluster of the batch: its new articles, and those that stood for the clusters it is made from.
-- Reads near_assignments.
SELECT a.article_id, n.cluster_id, a.published_on, a.n_words, a.outlet, a.agency, coalesce(c.n_articles, 1) AS n_articles
FROM (
    SELECT DISTINCT article_id, cluster_id, NULL AS old_cluster_id FROM near_assignments WHERE old_cluster_id IS NULL
    UNION
    SELECT DISTINCT clusters.canonical_article_id, s.cluster_id, s.old_cluster_id
    FROM near_assignments AS s
    JOIN clusters ON clusters.cluster_id = s.old_cluster_id
) AS n
JOIN articles AS a USING (article_id)
LEFT JOIN clusters AS c ON c.cluster_id = n.old_cluster_id;
