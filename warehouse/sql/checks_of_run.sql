-- Verdicts of run $run_id (NULL: the last one that was checked), its batches taken together, what needs attention first.
SELECT suite, expectation, severity,
       CASE WHEN count(error) > 0 THEN 'could not run' WHEN bool_and(success) THEN 'held' ELSE 'broken' END AS verdict,
       sum(n_evaluated)::BIGINT AS looked_at,
       sum(n_unexpected)::BIGINT AS broke_it,
       sum(n_silenced)::BIGINT AS silenced,
       coalesce(any_value(error), any_value(description)) AS why
FROM quality_checks
WHERE run_id = coalesce($run_id, (SELECT max_by(run_id, checked_at) FROM quality_checks))
GROUP BY suite, expectation, severity
ORDER BY verdict = 'held', verdict = 'broken', array_position(['critical', 'warning', 'info'], severity), suite, expectation;
