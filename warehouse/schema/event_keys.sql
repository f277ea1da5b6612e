CREATE TABLE IF NOT EXISTS event_keys (
    key        BIGINT NOT NULL,
    article_id VARCHAR NOT NULL
);

COMMENT ON TABLE event_keys IS 'By what a later article finds one that may tell of the same incident; working data.';
COMMENT ON COLUMN event_keys.key IS 'Hash of a kind, a value and a day (persons: at any date)';
COMMENT ON COLUMN event_keys.article_id IS 'The article that is found by it';
