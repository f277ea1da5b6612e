-- What joins the articles of one event to each other. Parameter: $event_id.
SELECT l.article_id_a AS article, l.article_id_b AS "and article", l.rule, l.shared
FROM event_links AS l
JOIN event_articles AS a ON a.article_id = l.article_id_a
JOIN event_articles AS b ON b.article_id = l.article_id_b AND b.event_id = a.event_id
WHERE a.event_id = $event_id ORDER BY ALL;
