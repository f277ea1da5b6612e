-- Checks of a run that did not hold, or that only a silence let pass; its batches taken together, with up to five offending
-- rows each, of the batch that has most of them.
SELECT suite, expectation, severity,
       CASE WHEN bool_or(success IS NULL) THEN 'could not run' WHEN bool_and(success) THEN 'silenced' ELSE 'failed' END AS verdict,
       any_value(error) AS error, sum(n_evaluated)::BIGINT AS n_evaluated, sum(n_unexpected)::BIGINT AS n_unexpected,
       coalesce(sum(n_silenced), 0)::BIGINT AS n_silenced, any_value(description) AS description,
       arg_max(sample::VARCHAR, coalesce(n_unexpected, 0)) AS sample
FROM quality_checks WHERE run_id = $run_id
GROUP BY suite, expectation, severity
HAVING bool_or(success IS NOT TRUE OR n_silenced > 0)
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, suite, expectation;
