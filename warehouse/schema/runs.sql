CREATE TABLE IF NOT EXISTS runs (
    run_id        VARCHAR PRIMARY KEY,
    started_at    TIMESTAMPTZ NOT NULL,
    finished_at   TIMESTAMPTZ,
    status        VARCHAR NOT NULL,
    error         VARCHAR,
    n_files       BIGINT NOT NULL DEFAULT 0,
    n_records     BIGINT NOT NULL DEFAULT 0,
    n_loaded      BIGINT NOT NULL DEFAULT 0,
    n_duplicates  BIGINT NOT NULL DEFAULT 0,
    n_quarantined BIGINT NOT NULL DEFAULT 0,
    n_failed      BIGINT NOT NULL DEFAULT 0,
    n_batches     BIGINT NOT NULL DEFAULT 0,
    version       VARCHAR,
    settings      JSON,
    n_looks       BIGINT NOT NULL DEFAULT 0
);

COMMENT ON TABLE runs IS 'One row per ingest run. For every finished run n_records = n_loaded + n_duplicates + n_quarantined + n_failed.';
COMMENT ON COLUMN runs.run_id IS 'Key of the run: r, its start as UTC time, a random suffix';
COMMENT ON COLUMN runs.started_at IS 'When the run began, UTC';
COMMENT ON COLUMN runs.finished_at IS 'When it ended, UTC; NULL while it runs';
COMMENT ON COLUMN runs.status IS 'running, completed, failed (stopped by an error or killed) or blocked (by a critical check)';
COMMENT ON COLUMN runs.error IS 'Why it failed or was blocked; NULL otherwise';
COMMENT ON COLUMN runs.n_files IS 'Files read in this run, failed ones included';
COMMENT ON COLUMN runs.n_records IS 'Records delivered by those files';
COMMENT ON COLUMN runs.n_loaded IS 'Records that became an article';
COMMENT ON COLUMN runs.n_duplicates IS 'Records that repeat an article word for word';
COMMENT ON COLUMN runs.n_quarantined IS 'Records set aside by a critical expectation';
COMMENT ON COLUMN runs.n_failed IS 'Records that could not be read';
COMMENT ON COLUMN runs.n_batches IS 'Batches published, one transaction each';
COMMENT ON COLUMN runs.version IS 'Version of newsledger that ran';
COMMENT ON COLUMN runs.settings IS 'The settings it ran with; secrets left out. prefect_run: its address in Prefect''s page, of a server that outlives it';
COMMENT ON COLUMN runs.n_looks IS 'Looks at the inbox, this run the last of them, that found nothing new one after the other; 0 if the run read something';
