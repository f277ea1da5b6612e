CREATE TABLE IF NOT EXISTS feed_entries (
    uri           VARCHAR NOT NULL,
    entry_id      VARCHAR NOT NULL,
    entry_key     VARCHAR NOT NULL,
    record_id     VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (uri, entry_id)
);

COMMENT ON TABLE feed_entries IS 'One row per entry of a feed and content it had: what is not read again. A changed entry has a row for each content.';
COMMENT ON COLUMN feed_entries.uri IS 'Feed, see feeds';
COMMENT ON COLUMN feed_entries.entry_id IS 'Key made from entry_key and the title and text that it had';
COMMENT ON COLUMN feed_entries.entry_key IS 'What the feed calls the entry: its id (guid), else its address';
COMMENT ON COLUMN feed_entries.record_id IS 'Record that it became, see records';
COMMENT ON COLUMN feed_entries.run_id IS 'Run that read it';
COMMENT ON COLUMN feed_entries.first_seen_at IS 'When that run began, UTC';
