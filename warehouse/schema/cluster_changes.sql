CREATE TABLE IF NOT EXISTS cluster_changes (
    old_cluster_id VARCHAR NOT NULL,
    new_cluster_id VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL,
    changed_at     TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE cluster_changes IS 'Cluster ids that gave way: a later article joined two clusters, or one with a better claim (an earlier publication) came to stand for a cluster. Follow it to find where an old id went.';
COMMENT ON COLUMN cluster_changes.old_cluster_id IS 'Id that no cluster has any more';
COMMENT ON COLUMN cluster_changes.new_cluster_id IS 'Cluster that its articles are in since then';
COMMENT ON COLUMN cluster_changes.run_id IS 'Run that changed it';
COMMENT ON COLUMN cluster_changes.changed_at IS 'When it was changed, UTC';
