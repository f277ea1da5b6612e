-- Articles by run and outlet, for the runs that run_metrics.sql names.
SELECT a.run_id, coalesce(a.outlet, 'unknown') AS outlet, count(*) AS n_records
FROM articles AS a
WHERE a.run_id IN (
    SELECT $run_id
    UNION ALL
    (SELECT run_id FROM runs
     WHERE status = 'completed' AND n_files > 0 AND n_records > 0 AND run_id <> $run_id
     ORDER BY started_at DESC LIMIT $n_runs)
)
GROUP BY ALL;
