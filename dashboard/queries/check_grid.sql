-- One cell an expectation and run: held, silenced, failed or could not run.
SELECT r.started_at, c.run_id, c.suite, c.expectation, c.severity,
       CASE WHEN bool_or(c.success IS NULL) THEN 'could not run'
            WHEN NOT bool_and(c.success) THEN 'failed'
            WHEN coalesce(sum(c.n_silenced), 0) > 0 THEN 'silenced' ELSE 'held' END AS verdict,
       sum(c.n_unexpected)::BIGINT AS n_unexpected, sum(c.n_evaluated)::BIGINT AS n_evaluated,
       coalesce(sum(c.n_silenced), 0)::BIGINT AS n_silenced
FROM quality_checks AS c JOIN runs AS r USING (run_id)
WHERE c.run_id IN (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT $n_runs)
GROUP BY ALL ORDER BY r.started_at, c.suite, c.expectation;
