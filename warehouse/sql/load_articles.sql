-- Load the articles of a batch, with their clusters, so that each row is written once. Reads near_settled.
-- Parameter: $run_id.
INSERT INTO articles BY NAME
SELECT a.*, s.cluster_id, a.article_id = s.canonical_article_id AS is_canonical, $run_id AS run_id, now() AS recorded_at
FROM staged_articles AS a
LEFT JOIN near_settled AS s ON s.article_id = a.article_id
WHERE a.record_id IN (SELECT record_id FROM batch_records WHERE outcome = 'loaded')
ORDER BY a.article_id;
