CREATE TABLE IF NOT EXISTS pruned_files (
    sha256    VARCHAR PRIMARY KEY,
    pruned_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE pruned_files IS 'One row per content that newsledger prune removed from the raw archive, as somebody told it to; what was made of it stays.';
COMMENT ON COLUMN pruned_files.sha256 IS 'SHA-256 of the bytes as delivered, see files';
COMMENT ON COLUMN pruned_files.pruned_at IS 'When, UTC';
