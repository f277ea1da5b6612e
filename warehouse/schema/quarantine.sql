CREATE TABLE IF NOT EXISTS quarantine (
    record_id       VARCHAR NOT NULL,
    run_id          VARCHAR NOT NULL,
    stage           VARCHAR NOT NULL,
    expectation     VARCHAR NOT NULL,
    reason          VARCHAR NOT NULL,
    payload         JSON,
    resolved_run_id VARCHAR,
    recorded_from_at   TIMESTAMPTZ DEFAULT now(),
    resolved_at     TIMESTAMPTZ
);

COMMENT ON TABLE quarantine IS 'Every record set aside by a critical expectation, with enough to look at it and to replay it.';
COMMENT ON COLUMN quarantine.record_id IS 'Record that was set aside';
COMMENT ON COLUMN quarantine.run_id IS 'Run that set it aside';
COMMENT ON COLUMN quarantine.stage IS 'Suite whose expectation it failed';
COMMENT ON COLUMN quarantine.expectation IS 'Expectation it failed';
COMMENT ON COLUMN quarantine.reason IS 'Why that expectation is held';
COMMENT ON COLUMN quarantine.payload IS 'Where it came from, the offending values and the beginning of its text, as JSON';
COMMENT ON COLUMN quarantine.resolved_run_id IS 'Run whose replay let it pass; NULL while it is set aside. The row stays either way';
COMMENT ON COLUMN quarantine.recorded_from_at IS 'When it was set aside, UTC';
COMMENT ON COLUMN quarantine.resolved_at IS 'When it was let pass, UTC; NULL while it is set aside';
