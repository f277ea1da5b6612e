-- What became of each article that was linked: the cluster it was in, and the one it is in now. Reads the view
-- near_clusters.
CREATE OR REPLACE TEMP TABLE near_settled AS
SELECT a.article_id, a.old_cluster_id, a.canonical_no AS old_canonical_no, k.cluster_id, k.canonical_article_id,
       c.signature_no AS canonical_no
FROM near_assignments AS a
JOIN near_clusters AS k USING (group_id)
JOIN near_contenders AS c ON c.group_id = k.group_id AND c.article_id = k.canonical_article_id;

CREATE OR REPLACE TEMP TABLE near_changed AS
SELECT DISTINCT old_cluster_id, cluster_id, canonical_article_id FROM near_settled WHERE old_cluster_id <> cluster_id;
