-- Verdicts older than $before that are not of the newest $n_runs runs, which a run is compared with.
FROM quality_checks
WHERE checked_at < $before
  AND run_id NOT IN (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT $n_runs)
