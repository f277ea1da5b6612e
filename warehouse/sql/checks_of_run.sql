-- Verdicts of run $run_id (NULL: the last one that was checked), its batches taken together, what needs attention first.
SELECT suite || '.' || expectation AS expectation, severity,
       CASE WHEN count(error) > 0 THEN 'could not run' WHEN bool_and(success) THEN 'held' ELSE 'broken' END AS verdict,
       coalesce(format('{:,} of {:,}', sum(n_unexpected)::BIGINT, sum(n_evaluated)::BIGINT),
                format('{:,}', sum(n_unexpected)::BIGINT))
           || if(sum(n_silenced) > 0, format(', {:,} silenced', sum(n_silenced)::BIGINT), '') AS rows_broke_it,
       coalesce(any_value(error), any_value(description)) AS why
FROM quality_checks
WHERE run_id = coalesce($run_id, (SELECT max_by(run_id, checked_at) FROM quality_checks))
GROUP BY suite, quality_checks.expectation, severity
ORDER BY verdict = 'held', verdict = 'broken', array_position(['critical', 'warning', 'info'], severity), expectation;
