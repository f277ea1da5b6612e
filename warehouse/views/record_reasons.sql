CREATE OR REPLACE VIEW record_reasons AS
SELECT outcome, reason_code, count(*) AS n_records, count(DISTINCT file_id) AS n_files, min(reason) AS example
FROM records WHERE reason IS NOT NULL GROUP BY outcome, reason_code;

COMMENT ON VIEW record_reasons IS 'Why records are not loaded: one row per outcome and cause.';
COMMENT ON COLUMN record_reasons.outcome IS 'duplicate, quarantined or failed';
COMMENT ON COLUMN record_reasons.reason_code IS 'The cause; docs/inputs.md lists those of failures';
COMMENT ON COLUMN record_reasons.n_records IS 'Records with it';
COMMENT ON COLUMN record_reasons.n_files IS 'Files they came in';
COMMENT ON COLUMN record_reasons.example IS 'One of their reasons in full';
