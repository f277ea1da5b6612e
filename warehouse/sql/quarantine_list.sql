-- Records set aside and not yet let pass ($with_resolved: those too), newest first; at most $n_rows.
SELECT q.record_id, strftime(r.started_at, '%Y-%m-%d %H:%M') AS set_aside, q.stage AS suite, q.expectation, q.reason,
       json_extract_string(q.payload, '$.external_id') AS external_id,
       json_extract_string(q.payload, '$.headline') AS headline, q.resolved_run_id AS resolved_by
FROM quarantine AS q
LEFT JOIN runs AS r ON r.run_id = q.run_id
WHERE ($with_resolved OR q.resolved_run_id IS NULL) AND q.expectation = coalesce($expectation, q.expectation)
ORDER BY r.started_at DESC, q.record_id
LIMIT $n_rows;
