CREATE TABLE IF NOT EXISTS extractor_versions_history (
    article_id        VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    figures_version   VARCHAR,
    recorded_to_at       TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE extractor_versions_history IS 'Rules that articles were extracted by before: rows that newer rules confirm keep their place and get the newer version.';
COMMENT ON COLUMN extractor_versions_history.article_id IS 'The article';
COMMENT ON COLUMN extractor_versions_history.extractor_version IS 'articles.extractor_version until then';
COMMENT ON COLUMN extractor_versions_history.figures_version IS 'casualty_figures.extractor_version of its figures until then; NULL if it had none';
COMMENT ON COLUMN extractor_versions_history.recorded_to_at IS 'When it was extracted again, UTC';
