CREATE TABLE IF NOT EXISTS article_versions (
    url        VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    version    BIGINT NOT NULL,
    supersedes VARCHAR,
    is_current BOOLEAN NOT NULL,
    run_id     VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE article_versions IS 'Texts that one address served at different times; addresses with one text are not listed.';
COMMENT ON COLUMN article_versions.url IS 'The address';
COMMENT ON COLUMN article_versions.article_id IS 'One text it served';
COMMENT ON COLUMN article_versions.version IS 'Position among its texts by day of publication, then by loading; from 1';
COMMENT ON COLUMN article_versions.supersedes IS 'Article of the version before; NULL for the first';
COMMENT ON COLUMN article_versions.is_current IS 'Whether it is the newest';
COMMENT ON COLUMN article_versions.run_id IS 'Run that last put the versions of this address in order';
COMMENT ON COLUMN article_versions.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in article_versions_history';
