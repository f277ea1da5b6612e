-- Put clusters that were joined, or are named anew, into one, and count them all. After near_settled; reads the view
-- near_clusters. Parameter: $run_id.
-- Only with rows in: near_changed
INSERT INTO cluster_changes
SELECT old_cluster_id, cluster_id, $run_id, now() FROM near_changed;

-- Only with rows in: near_changed
INSERT INTO article_clusters_history BY NAME
SELECT article_id, articles.cluster_id, is_canonical, now() AS recorded_to_at
FROM articles JOIN near_changed AS c ON articles.cluster_id = c.old_cluster_id;

-- Only with rows in: near_changed
UPDATE articles SET cluster_id = c.cluster_id, is_canonical = articles.article_id = c.canonical_article_id
FROM near_changed AS c
WHERE articles.cluster_id = c.old_cluster_id;

CREATE OR REPLACE TEMP TABLE near_moved AS
SELECT DISTINCT old_canonical_no, canonical_no FROM near_settled WHERE old_canonical_no <> canonical_no;

-- Only with rows in: near_moved
UPDATE article_signatures SET canonical_no = s.canonical_no
FROM near_moved AS s
WHERE article_signatures.canonical_no = s.old_canonical_no;

-- Only with rows in: near_changed
DELETE FROM clusters WHERE cluster_id IN (SELECT old_cluster_id FROM near_changed);

UPDATE clusters SET n_articles = k.n_articles
FROM near_clusters AS k
WHERE clusters.cluster_id = k.cluster_id AND k.cluster_id IN (SELECT old_cluster_id FROM near_settled);

INSERT INTO clusters BY NAME
SELECT cluster_id, canonical_article_id, n_articles
FROM near_clusters
WHERE cluster_id NOT IN (SELECT old_cluster_id FROM near_settled WHERE old_cluster_id IS NOT NULL);
