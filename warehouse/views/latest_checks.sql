CREATE OR REPLACE VIEW latest_checks AS
SELECT suite, expectation, severity,
       CASE WHEN count(success) = count(*) OR NOT bool_and(success) THEN bool_and(success) END AS success,
       sum(n_evaluated)::BIGINT AS n_evaluated,
       sum(n_unexpected)::BIGINT AS n_unexpected,
       any_value(error) AS error
FROM quality_checks
WHERE run_id = (SELECT max_by(run_id, checked_at) FROM quality_checks)
GROUP BY ALL;

COMMENT ON VIEW latest_checks IS 'Verdict on each expectation in the last run that was checked, its batches taken together.';
COMMENT ON COLUMN latest_checks.suite IS 'Suite of expectations';
COMMENT ON COLUMN latest_checks.expectation IS 'Name of the expectation';
COMMENT ON COLUMN latest_checks.severity IS 'critical, warning or info';
COMMENT ON COLUMN latest_checks.success IS 'Whether it held in every batch; NULL if it broke in none and could not run in one';
COMMENT ON COLUMN latest_checks.n_evaluated IS 'Rows looked at';
COMMENT ON COLUMN latest_checks.n_unexpected IS 'Rows that broke it';
COMMENT ON COLUMN latest_checks.error IS 'Why it could not run';
