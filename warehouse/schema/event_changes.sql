CREATE TABLE IF NOT EXISTS event_changes (
    old_event_id VARCHAR NOT NULL,
    new_event_id VARCHAR,
    run_id       VARCHAR NOT NULL,
    changed_at   TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE event_changes IS 'Event ids that gave way: a later article joined two events, or one came apart as its articles were extracted again. Follow it to find where an old id went.';
COMMENT ON COLUMN event_changes.old_event_id IS 'Id that no event had any more';
COMMENT ON COLUMN event_changes.new_event_id IS 'Event that its first article is in since then; NULL if in none';
COMMENT ON COLUMN event_changes.run_id IS 'Run that changed it';
COMMENT ON COLUMN event_changes.changed_at IS 'When it was changed, UTC';
