-- Everything known of the record $record_id in quarantine, its oldest story first.
SELECT q.record_id, q.run_id, q.stage, q.expectation, q.reason, q.payload, q.resolved_run_id, f.uri, f.sha256
FROM quarantine AS q
LEFT JOIN files AS f ON f.file_id = json_extract_string(q.payload, '$.file_id')
LEFT JOIN runs AS r ON r.run_id = q.run_id
WHERE q.record_id = $record_id
ORDER BY r.started_at;
