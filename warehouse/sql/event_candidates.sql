-- Pairs of articles that may tell of one incident, at least one of them in event_new, the smaller id first.
SELECT DISTINCT least(s.article_id, k.article_id) AS article_id_a, greatest(s.article_id, k.article_id) AS article_id_b
FROM staged_event_keys AS s
JOIN event_keys AS k ON k.key = s.key AND k.article_id <> s.article_id
WHERE s.role = 'ask' AND s.article_id IN (FROM event_new);
