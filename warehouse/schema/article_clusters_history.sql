CREATE TABLE IF NOT EXISTS article_clusters_history (
    article_id   VARCHAR NOT NULL,
    cluster_id   VARCHAR,
    is_canonical BOOLEAN,
    recorded_to_at  TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE article_clusters_history IS 'Clusters that articles were in before: apart from articles_history, for they change without the text.';
COMMENT ON COLUMN article_clusters_history.article_id IS 'The article';
COMMENT ON COLUMN article_clusters_history.cluster_id IS 'Cluster it was in until then';
COMMENT ON COLUMN article_clusters_history.is_canonical IS 'Whether it stood for it';
COMMENT ON COLUMN article_clusters_history.recorded_to_at IS 'When that changed, UTC';
