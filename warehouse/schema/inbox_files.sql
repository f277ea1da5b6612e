CREATE TABLE IF NOT EXISTS inbox_files (
    uri          VARCHAR NOT NULL,
    fingerprint  VARCHAR NOT NULL,
    file_id      VARCHAR NOT NULL,
    n_bytes      BIGINT,
    run_id       VARCHAR NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE inbox_files IS 'One row per address and fingerprint ever listed: what an ingest skips without reading.';
COMMENT ON COLUMN inbox_files.uri IS 'Path or remote address, without credentials';
COMMENT ON COLUMN inbox_files.fingerprint IS 'Size, modification time and, remote, the ETag, joined by |';
COMMENT ON COLUMN inbox_files.file_id IS 'Content it held, see files';
COMMENT ON COLUMN inbox_files.n_bytes IS 'Size as listed, bytes';
COMMENT ON COLUMN inbox_files.run_id IS 'Run that read it';
COMMENT ON COLUMN inbox_files.last_seen_at IS 'When that run began, UTC';
