-- Every article at an address that the batch has too.
SELECT article_id, url, published_on, recorded_at AS first_seen_at
FROM articles
WHERE url IN (SELECT url FROM articles WHERE article_id IN (SELECT article_id FROM near_batch));
