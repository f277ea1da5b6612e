-- Clusters are what their articles say.
SELECT cluster_id, max(article_id) FILTER (is_canonical) AS canonical_article_id, count(*) AS n_articles
FROM {articles}
WHERE cluster_id IS NOT NULL
GROUP BY cluster_id
