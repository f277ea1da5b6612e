-- Links among the touched articles.
SELECT article_id_a, article_id_b, rule, shared FROM event_links
WHERE article_id_a IN (SELECT article_id FROM event_touched)
ORDER BY article_id_a, article_id_b;
