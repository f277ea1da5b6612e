CREATE TABLE IF NOT EXISTS reprocesses (
    reprocess_id  VARCHAR PRIMARY KEY,
    selection     JSON NOT NULL,
    rules         VARCHAR NOT NULL,
    version       VARCHAR NOT NULL,
    begun_at      TIMESTAMPTZ NOT NULL,
    finished_at   TIMESTAMPTZ,
    status        VARCHAR NOT NULL,
    error         VARCHAR
);

COMMENT ON TABLE reprocesses IS 'One row per newsledger reprocess: what was extracted again, and by which rules.';
COMMENT ON COLUMN reprocesses.reprocess_id IS 'Key: p, its start as UTC time, a random suffix';
COMMENT ON COLUMN reprocesses.selection IS 'Which articles were asked for: since, until, outlet, articles, stale; {} for all';
COMMENT ON COLUMN reprocesses.rules IS 'Rules it extracted by (the end of articles.extractor_version)';
COMMENT ON COLUMN reprocesses.version IS 'Version of newsledger that ran';
COMMENT ON COLUMN reprocesses.begun_at IS 'When it began, UTC';
COMMENT ON COLUMN reprocesses.finished_at IS 'When its last batch was published, UTC; NULL while some are left';
COMMENT ON COLUMN reprocesses.status IS 'running (or stopped: the same command goes on), completed, blocked, or superseded by one with other rules or another selection';
COMMENT ON COLUMN reprocesses.error IS 'What stopped it last; NULL if nothing did';
