-- Records without an article that a key names, by their own id or their external id, the last delivered first.
-- Parameter: $key.
SELECT record_id, outcome, reason, uri
FROM records JOIN files USING (file_id) JOIN runs ON runs.run_id = records.run_id
WHERE $key IN (record_id, external_id) AND article_id IS NULL
ORDER BY started_at DESC, record_id;
