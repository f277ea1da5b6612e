-- The newest run, as lineage tells it.
SELECT run_id, status, error, started_at, finished_at, n_files, n_records, n_loaded, n_duplicates, n_quarantined, n_failed
FROM runs ORDER BY started_at DESC LIMIT 1;
