-- What a run did not load although it is no repetition. Parameter: $run_id.
SELECT coalesce(r.external_id, f.uri), r.outcome, left(r.reason, 120)
FROM records AS r
LEFT JOIN files AS f USING (file_id)
WHERE r.run_id = $run_id AND r.outcome IN ('failed', 'quarantined')
ORDER BY r.outcome, r.external_id
LIMIT 10;
