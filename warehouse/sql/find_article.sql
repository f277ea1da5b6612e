-- Articles that a key names: by their own id, a record's id, or a record's external id (a file name for files of one
-- record), the one delivered last first. Parameter: $key.
WITH delivered AS (
    SELECT article_id, max(started_at) AS delivered_at
    FROM records JOIN runs USING (run_id)
    WHERE $key IN (record_id, external_id) AND article_id IS NOT NULL
    GROUP BY article_id
)
SELECT article_id, outlet, published_on, headline
FROM articles LEFT JOIN delivered USING (article_id)
WHERE article_id = $key OR delivered_at IS NOT NULL
ORDER BY article_id = $key DESC, delivered_at DESC, article_id;
