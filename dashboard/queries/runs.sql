-- Runs, newest first.
SELECT run_id, started_at, finished_at, status, error, n_files, n_records, n_loaded, n_duplicates, n_quarantined,
       n_failed, round(epoch(coalesce(finished_at, now()) - started_at), 1) AS seconds,
       json_extract_string(settings, '$.prefect_run') AS prefect_run
FROM runs ORDER BY started_at DESC LIMIT $n_runs;
