-- The articles that were reached, with what they are grouped by.
CREATE OR REPLACE TEMP TABLE event_touched AS
SELECT r.article_id, a.cluster_id, t.has_claim, coalesce(nullif(t.days, []), [t.published_on]).list_filter(lambda d: d IS NOT NULL) AS days, t.towns, t.spots, t.killed, t.injured, t.lead, e.event_id AS old_event_id
FROM event_reach AS r
JOIN articles AS a ON a.article_id = r.article_id
JOIN event_traits AS t ON t.article_id = r.article_id
LEFT JOIN event_articles AS e ON e.article_id = r.article_id;
