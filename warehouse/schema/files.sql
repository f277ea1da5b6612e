CREATE TABLE IF NOT EXISTS files (
    file_id       VARCHAR PRIMARY KEY,
    uri           VARCHAR NOT NULL,
    reached_uri   VARCHAR,
    sha256        VARCHAR NOT NULL,
    n_bytes       BIGINT NOT NULL,
    media_type    VARCHAR,
    n_records     BIGINT NOT NULL,
    status        VARCHAR NOT NULL,
    error         VARCHAR,
    run_id        VARCHAR NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE files IS 'One row per distinct file content that was read.';
COMMENT ON COLUMN files.file_id IS 'Key: f and the first 20 hex digits of the SHA-256';
COMMENT ON COLUMN files.uri IS 'Where it was first seen: a path or a remote address, without credentials';
COMMENT ON COLUMN files.reached_uri IS 'Address that redirects of a web address led to, without credentials; NULL if there were none';
COMMENT ON COLUMN files.sha256 IS 'SHA-256 of the bytes as delivered; also their name in the raw archive';
COMMENT ON COLUMN files.n_bytes IS 'Size as delivered, bytes';
COMMENT ON COLUMN files.media_type IS 'What its content was recognised as';
COMMENT ON COLUMN files.n_records IS 'Records delivered by it, failed ones included';
COMMENT ON COLUMN files.status IS 'read or failed (nothing could be read)';
COMMENT ON COLUMN files.error IS 'Why it failed, as code: detail; NULL if it was read';
COMMENT ON COLUMN files.run_id IS 'Run that read it first';
COMMENT ON COLUMN files.first_seen_at IS 'When that run began, UTC';
