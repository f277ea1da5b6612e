CREATE TABLE IF NOT EXISTS revisions (
    recorded_at   TIMESTAMPTZ NOT NULL,
    why           VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,
    batch_id      VARCHAR,
    n_articles    BIGINT NOT NULL,
    n_changed     BIGINT NOT NULL
);

COMMENT ON TABLE revisions IS 'Every moment at which present rows may have been replaced other than by an ingest: one row a transaction.';
COMMENT ON COLUMN revisions.recorded_at IS 'The moment, UTC: recorded_to_at of the rows replaced, recorded_from_at of those in their place';
COMMENT ON COLUMN revisions.why IS 'reprocess, correction or rebuild';
COMMENT ON COLUMN revisions.run_id IS 'The reprocess, see reprocesses; of a correction its correction_id; of a rebuild the moment it began';
COMMENT ON COLUMN revisions.batch_id IS 'Batch that was extracted again; NULL if it was none';
COMMENT ON COLUMN revisions.n_articles IS 'Articles that were looked at';
COMMENT ON COLUMN revisions.n_changed IS 'Articles of which something changed, those that came or went included';
