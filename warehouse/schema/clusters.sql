CREATE TABLE IF NOT EXISTS clusters (
    cluster_id           VARCHAR NOT NULL,
    canonical_article_id VARCHAR NOT NULL,
    n_articles           BIGINT NOT NULL
);

COMMENT ON TABLE clusters IS 'Near-duplicate (syndicated, lightly edited) articles; one that resembles no other is a cluster of one.';
COMMENT ON COLUMN clusters.cluster_id IS 'Key of the cluster';
COMMENT ON COLUMN clusters.canonical_article_id IS 'Article that stands for the cluster';
COMMENT ON COLUMN clusters.n_articles IS 'Articles in it';
