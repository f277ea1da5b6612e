CREATE TABLE IF NOT EXISTS alerts (
    alert_id     VARCHAR PRIMARY KEY,
    run_id       VARCHAR NOT NULL,
    subject      VARCHAR NOT NULL,
    severity     VARCHAR NOT NULL,
    title        VARCHAR NOT NULL,
    body         VARCHAR NOT NULL,
    n_services   BIGINT NOT NULL,
    is_delivered BOOLEAN NOT NULL,
    sent_at      TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE alerts IS 'One row per digest sent, so that the same news is not sent twice.';
COMMENT ON COLUMN alerts.alert_id IS 'Key made from the run and what the digest is about';
COMMENT ON COLUMN alerts.run_id IS 'Run that the digest is about';
COMMENT ON COLUMN alerts.subject IS 'What it is about, the same for the same trouble: the failed expectations';
COMMENT ON COLUMN alerts.severity IS 'The highest severity in it';
COMMENT ON COLUMN alerts.title IS 'First line as sent';
COMMENT ON COLUMN alerts.body IS 'Text as sent';
COMMENT ON COLUMN alerts.n_services IS 'Services it was addressed to';
COMMENT ON COLUMN alerts.is_delivered IS 'Whether every service took it';
COMMENT ON COLUMN alerts.sent_at IS 'When, UTC';
