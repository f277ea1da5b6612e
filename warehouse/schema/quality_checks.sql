CREATE TABLE IF NOT EXISTS quality_checks (
    run_id         VARCHAR NOT NULL,
    suite          VARCHAR NOT NULL,
    expectation    VARCHAR NOT NULL,
    column_name    VARCHAR,
    severity       VARCHAR NOT NULL,
    success        BOOLEAN,
    error          VARCHAR,
    n_evaluated    BIGINT,
    n_unexpected   BIGINT,
    n_silenced     BIGINT,
    observed_value VARCHAR,
    sample         JSON,
    level          VARCHAR,
    description    VARCHAR,
    checked_at     TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE quality_checks IS 'Every expectation of every run, once an audited batch.';
COMMENT ON COLUMN quality_checks.run_id IS 'Run whose data was checked; of a monitor, the newest run at that time';
COMMENT ON COLUMN quality_checks.suite IS 'articles, figures, temporal, batch, run or warehouse';
COMMENT ON COLUMN quality_checks.expectation IS 'Name of the expectation, unique in its suite';
COMMENT ON COLUMN quality_checks.column_name IS 'Column it is mainly about; NULL if it is about none';
COMMENT ON COLUMN quality_checks.severity IS 'critical (sets the record aside, or blocks the run), warning or info';
COMMENT ON COLUMN quality_checks.success IS 'Whether it was met; NULL when the check itself could not run, see error';
COMMENT ON COLUMN quality_checks.error IS 'What kept the check from running; NULL if it ran';
COMMENT ON COLUMN quality_checks.n_evaluated IS 'Rows looked at';
COMMENT ON COLUMN quality_checks.n_unexpected IS 'Rows that do not meet it';
COMMENT ON COLUMN quality_checks.n_silenced IS 'Of those, rows covered by a silence (see docs/quality.md)';
COMMENT ON COLUMN quality_checks.observed_value IS 'What was seen, in words';
COMMENT ON COLUMN quality_checks.sample IS 'Up to five offending rows, a JSON list of objects';
COMMENT ON COLUMN quality_checks.level IS 'row (a failure sets the record aside) or batch (it stops the whole)';
COMMENT ON COLUMN quality_checks.description IS 'Why the expectation is held';
COMMENT ON COLUMN quality_checks.checked_at IS 'When, UTC';
