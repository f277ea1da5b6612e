-- Put the batch into its clusters, and clusters that were joined into one.
-- Reads near_assignments and the view near_clusters. Parameter: $run_id.
CREATE OR REPLACE TEMP TABLE near_changed AS
SELECT DISTINCT old_cluster_id, cluster_id AS new_cluster_id
FROM near_assignments
WHERE old_cluster_id <> cluster_id;

INSERT INTO cluster_changes BY NAME SELECT *, $run_id AS run_id, now() AS changed_at FROM near_changed;

UPDATE articles SET is_canonical = false
FROM clusters AS c, near_assignments AS s, near_clusters AS n
WHERE c.cluster_id = s.old_cluster_id AND n.cluster_id = s.cluster_id
  AND articles.article_id = c.canonical_article_id AND c.canonical_article_id <> n.canonical_article_id;

UPDATE articles SET cluster_id = c.new_cluster_id FROM near_changed AS c WHERE articles.cluster_id = c.old_cluster_id;

UPDATE articles SET cluster_id = s.cluster_id, is_canonical = false
FROM near_assignments AS s
WHERE s.old_cluster_id IS NULL AND articles.article_id = s.article_id;

UPDATE articles SET is_canonical = true
FROM near_clusters AS n
WHERE articles.article_id = n.canonical_article_id;

DELETE FROM clusters WHERE cluster_id IN (SELECT old_cluster_id FROM near_changed);

INSERT INTO clusters BY NAME
SELECT cluster_id, canonical_article_id, n_articles FROM near_clusters
ON CONFLICT (cluster_id) DO UPDATE SET
    canonical_article_id = excluded.canonical_article_id, n_articles = excluded.n_articles;
