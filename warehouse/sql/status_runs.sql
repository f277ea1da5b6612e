-- The last $n_runs runs, newest first.
SELECT strftime(started_at, '%Y-%m-%d %H:%M') AS started,
       round(epoch(finished_at - started_at), 1) AS seconds,
       status, n_files AS files, n_records AS records, n_loaded AS loaded, n_duplicates AS duplicates,
       n_quarantined AS quarantined, n_failed AS failed, error
FROM runs ORDER BY started_at DESC LIMIT $n_runs;
