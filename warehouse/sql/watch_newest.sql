-- The newest run: what it read, how long it took, and its checks that did not hold.
SELECT r.run_id, r.status, r.error, r.n_files, r.n_records, r.n_loaded, r.n_duplicates, r.n_quarantined, r.n_failed,
       epoch(r.started_at) AS started_at,
       epoch(coalesce(r.finished_at, now()) - r.started_at) AS seconds,
       (SELECT count(DISTINCT suite || '.' || expectation) FROM quality_checks AS q
        WHERE q.run_id = r.run_id AND q.success IS NOT TRUE AND q.severity = 'critical') AS critical_checks,
       (SELECT count(DISTINCT suite || '.' || expectation) FROM quality_checks AS q
        WHERE q.run_id = r.run_id AND q.success IS NOT TRUE AND q.severity = 'warning') AS warning_checks
FROM runs AS r ORDER BY r.started_at DESC LIMIT 1;
