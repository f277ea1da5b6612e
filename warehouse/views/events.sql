CREATE OR REPLACE VIEW events AS
WITH claims AS (
    SELECT event_id, count(*) AS n_claims
    FROM (
        SELECT DISTINCT e.event_id, a.cluster_id, f.category, f.unit, f.victim, f.value_low, f.value_high
        FROM event_articles AS e
        JOIN articles AS a ON a.article_id = e.article_id
        JOIN casualty_figures AS f ON f.article_id = e.article_id
        WHERE f.scope = 'incident' AND f.toll_role IN ('counted', 'restated') AND f.certainty <> 'denied'
    )
    GROUP BY event_id
),
conflicts AS (
    SELECT event_id, count(*) AS n_conflicts FROM event_tolls WHERE is_disputed GROUP BY event_id
)
SELECT n.event_id, n.country, n.place, n.occurred_from, n.occurred_to, n.cause, n.n_articles, n.n_outlets,
       coalesce(q.n_claims, 0) AS n_claims, coalesce(x.n_conflicts, 0) AS n_conflicts,
       n.first_published_on, n.last_published_on, NULL::VARCHAR AS merged_into
FROM event_facts AS n
LEFT JOIN claims AS q USING (event_id)
LEFT JOIN conflicts AS x USING (event_id)

UNION ALL
SELECT old_event_id, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL, NULL, arg_max(new_event_id, changed_at)
FROM event_changes
WHERE old_event_id NOT IN (SELECT event_id FROM event_articles)
GROUP BY old_event_id
HAVING arg_max(new_event_id, changed_at) IS NOT NULL;

COMMENT ON VIEW events IS 'One row an incident that articles report harm of, and one an id that gave way (merged_into). Background totals make no event.';
COMMENT ON COLUMN events.event_id IS 'Key made from one of its articles; an event that grows keeps it';
COMMENT ON COLUMN events.country IS 'ISO 3166-1 alpha-3, as most of its figures have it';
COMMENT ON COLUMN events.place IS 'Where, as most of its figures say it';
COMMENT ON COLUMN events.occurred_from IS 'First day on which it may have happened, as most of its figures have it';
COMMENT ON COLUMN events.occurred_to IS 'Last such day';
COMMENT ON COLUMN events.cause IS 'As most of its figures have it';
COMMENT ON COLUMN events.n_articles IS 'Articles about it, copies included';
COMMENT ON COLUMN events.n_outlets IS 'Different known outlets among them';
COMMENT ON COLUMN events.n_claims IS 'Independent figures about it: near-duplicates count once';
COMMENT ON COLUMN events.n_conflicts IS 'Categories in which two articles have bounds that do not meet';
COMMENT ON COLUMN events.first_published_on IS 'Earliest known publication';
COMMENT ON COLUMN events.last_published_on IS 'Latest known publication';
COMMENT ON COLUMN events.merged_into IS 'Event that this id was merged into; NULL if it stands';
