-- The article that a key names: its own id, a record id, or a record's external id. Parameter: $key.
SELECT article_id FROM articles WHERE article_id = $key
UNION ALL
SELECT article_id FROM records WHERE $key IN (record_id, external_id) AND article_id IS NOT NULL
LIMIT 1;
