-- Expectation $expectation over the last $n_runs runs that checked it, newest first.
SELECT strftime(max(checked_at), '%Y-%m-%d %H:%M') AS checked, run_id, any_value(severity) AS severity,
       CASE WHEN count(error) > 0 THEN 'could not run' WHEN bool_and(success) THEN 'held' ELSE 'broken' END AS verdict,
       sum(n_evaluated)::BIGINT AS looked_at, sum(n_unexpected)::BIGINT AS broke_it, sum(n_silenced)::BIGINT AS silenced
FROM quality_checks
WHERE expectation = $expectation
GROUP BY run_id
ORDER BY max(checked_at) DESC
LIMIT $n_runs;
