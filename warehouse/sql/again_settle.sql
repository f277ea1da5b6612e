-- What became of the clusters that came apart. Parameter: $run_id.
INSERT INTO article_clusters_history BY NAME
SELECT m.article_id, m.cluster_id, m.is_canonical, now() AS recorded_to_at
FROM again_members AS m JOIN articles AS a USING (article_id)
WHERE (m.cluster_id, m.is_canonical) IS DISTINCT FROM (a.cluster_id, a.is_canonical);

INSERT INTO cluster_changes
SELECT DISTINCT m.cluster_id, a.cluster_id, $run_id, now()
FROM again_members AS m JOIN articles AS a USING (article_id)
WHERE m.cluster_id <> a.cluster_id;
