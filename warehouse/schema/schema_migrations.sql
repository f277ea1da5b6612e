CREATE TABLE IF NOT EXISTS schema_migrations (
    version    INTEGER PRIMARY KEY,
    name       VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE schema_migrations IS 'Versions of the warehouse schema that were applied, newest last.';
COMMENT ON COLUMN schema_migrations.version IS 'Version of the schema, from 1';
COMMENT ON COLUMN schema_migrations.name IS 'File that made it';
COMMENT ON COLUMN schema_migrations.applied_at IS 'When, UTC';
