-- The group of each article that is linked, and the cluster it was in. Reads the view near_groups.
CREATE OR REPLACE TEMP TABLE near_assignments AS
SELECT g.article_id, g.group_id, m.cluster_id AS old_cluster_id, m.canonical_no
FROM near_groups AS g
JOIN near_members AS m USING (article_id);
