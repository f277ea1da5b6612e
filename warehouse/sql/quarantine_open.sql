-- Records in quarantine that a replay may let pass, with where their bytes lie; NULL parameters choose all.
SELECT DISTINCT ON (q.record_id) q.record_id, q.expectation, f.file_id, f.sha256, f.uri
FROM quarantine AS q
JOIN records AS r ON r.record_id = q.record_id
JOIN files AS f ON f.file_id = r.file_id
WHERE q.resolved_run_id IS NULL
  AND q.expectation = coalesce($expectation, q.expectation)
  AND ($record_ids IS NULL OR list_contains($record_ids, q.record_id))
ORDER BY q.record_id;
