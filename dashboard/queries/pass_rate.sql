-- Share of checks that held, by run, suite and severity.
SELECT r.started_at, c.run_id, c.suite, c.severity, avg(coalesce(c.success, false)::INT) AS pass_rate,
       count(*) AS n_checks, count(*) FILTER (c.success) AS n_held, count(*) FILTER (c.success IS NULL) AS n_not_run
FROM quality_checks AS c JOIN runs AS r USING (run_id)
WHERE c.run_id IN (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT $n_runs)
GROUP BY ALL ORDER BY r.started_at, c.suite, c.severity;
