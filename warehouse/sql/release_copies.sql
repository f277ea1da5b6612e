-- The same bytes under another name leave the quarantine with the first delivery: they repeat its article.
-- After load_batch. Parameter: $record_ids, of the records that a replay let pass.
CREATE OR REPLACE TEMP TABLE released_copies AS
SELECT copy.record_id, first.article_id
FROM records AS first
JOIN records AS copy
    ON copy.file_id = first.file_id AND copy.ordinal = first.ordinal AND copy.member IS NOT DISTINCT FROM first.member
WHERE list_contains($record_ids, first.record_id) AND first.article_id IS NOT NULL
  AND copy.outcome = 'quarantined' AND copy.reason_code = 'same_bytes';

INSERT INTO records_history BY NAME
SELECT *, now() AS recorded_to_at FROM records WHERE record_id IN (SELECT record_id FROM released_copies);

UPDATE records SET outcome = 'duplicate', reason = 'same_bytes: a file of the same content was read before',
                   article_id = c.article_id, recorded_from_at = now()
FROM released_copies AS c WHERE records.record_id = c.record_id;
