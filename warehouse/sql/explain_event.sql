-- Head of one event. Parameter: $event_id.
SELECT event_id, country, place, occurred_from, occurred_to, cause, n_articles, n_outlets, n_claims, n_conflicts
FROM events WHERE event_id = $event_id;
