-- The deliveries behind one article.
SELECT r.record_id, r.external_id, r.outcome, r.reason, f.uri, r.ordinal, f.first_seen_at
FROM records AS r LEFT JOIN files AS f USING (file_id) WHERE r.article_id = $article_id ORDER BY r.outcome DESC LIMIT 100;
