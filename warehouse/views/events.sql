CREATE OR REPLACE VIEW events AS
SELECT event_id, country, place, occurred_from, occurred_to, cause, n_articles, n_outlets, n_claims, n_conflicts,
       first_published_on, last_published_on, NULL::VARCHAR AS merged_into
FROM event_facts

UNION ALL
SELECT old_event_id, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL, NULL, arg_max(new_event_id, changed_at)
FROM event_changes
ANTI JOIN event_facts ON event_facts.event_id = event_changes.old_event_id
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
