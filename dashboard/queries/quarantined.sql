-- Records set aside, newest first; of one expectation, if it is named.
SELECT q.record_id, q.expectation, q.stage, q.reason, q.resolved_run_id, r.started_at, rec.external_id,
       q.payload::VARCHAR AS payload
FROM quarantine AS q LEFT JOIN runs AS r USING (run_id) LEFT JOIN records AS rec USING (record_id)
WHERE ($resolved OR q.resolved_run_id IS NULL) AND ($expectation = '' OR q.expectation = $expectation)
ORDER BY r.started_at DESC, q.record_id LIMIT $n_rows;
