-- Every new article starts as a cluster of one; near-duplicates are joined afterwards. Parameter: $run_id.
UPDATE articles SET cluster_id = 'c' || article_id[2:], is_canonical = true
WHERE run_id = $run_id AND cluster_id IS NULL;

INSERT INTO clusters BY NAME
SELECT cluster_id, article_id AS canonical_article_id, 1 AS n_articles
FROM articles
WHERE run_id = $run_id AND cluster_id NOT IN (SELECT cluster_id FROM clusters);
