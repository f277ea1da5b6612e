-- Articles that stood for a cluster before.
SELECT DISTINCT canonical_no FROM near_assignments WHERE old_cluster_id IS NOT NULL ORDER BY canonical_no;
