-- Articles of one event, in order of publication. Parameter: $event_id.
SELECT a.article_id, a.published_on AS published, a.outlet, a.headline, e.joined_by AS "joined by"
FROM event_articles AS e JOIN articles AS a ON a.article_id = e.article_id
WHERE e.event_id = $event_id ORDER BY a.published_on NULLS LAST, a.article_id;
