-- Share of checks that held, by run, suite and severity; the batches of a run are taken together, as `newsledger checks` does.
WITH told AS (
    SELECT run_id, suite, expectation, severity, bool_or(success IS NULL) AS is_not_run, bool_and(coalesce(success, false)) AS is_held
    FROM quality_checks
    WHERE run_id IN (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT $n_runs)
    GROUP BY ALL
)
SELECT r.started_at, t.run_id, t.suite, t.severity, avg(t.is_held::INT) AS pass_rate, count(*) AS n_checks,
       count(*) FILTER (t.is_held) AS n_held, count(*) FILTER (t.is_not_run) AS n_not_run
FROM told AS t JOIN runs AS r USING (run_id)
GROUP BY ALL ORDER BY r.started_at, t.suite, t.severity;
