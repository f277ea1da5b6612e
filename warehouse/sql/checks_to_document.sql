-- Verdicts of the last $n_runs checked runs, one row a run and expectation, for the Data Docs.
SELECT c.run_id, c.suite, c.expectation, any_value(c.column_name) AS column_name, any_value(c.severity) AS severity,
       CASE WHEN count(c.error) > 0 THEN NULL ELSE bool_and(c.success) END AS success,
       any_value(c.error) AS error,
       sum(c.n_evaluated)::BIGINT AS n_evaluated, sum(c.n_unexpected)::BIGINT AS n_unexpected,
       any_value(c.sample) FILTER (NOT c.success) AS sample, any_value(c.description) AS description,
       max(c.checked_at) AS checked_at
FROM quality_checks AS c
WHERE c.run_id IN (SELECT run_id FROM quality_checks GROUP BY run_id ORDER BY max(checked_at) DESC LIMIT $n_runs)
GROUP BY c.run_id, c.suite, c.expectation
ORDER BY checked_at, c.suite, min(c.rowid);
