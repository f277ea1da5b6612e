CREATE TABLE IF NOT EXISTS batches (
    batch_id     VARCHAR PRIMARY KEY,
    run_id       VARCHAR NOT NULL,
    n_records    BIGINT NOT NULL,
    published_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE batches IS 'One row per published batch: its tables were loaded in one transaction.';
COMMENT ON COLUMN batches.batch_id IS 'Key made from its run and the files and records in it';
COMMENT ON COLUMN batches.run_id IS 'Run that published it';
COMMENT ON COLUMN batches.n_records IS 'Records delivered by it';
COMMENT ON COLUMN batches.published_at IS 'When it was loaded, UTC';
