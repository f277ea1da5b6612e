-- Tolls of one event. Parameter: $event_id.
SELECT category, unit, toll_low AS low, toll_best AS best, toll_high AS high, toll_latest AS latest, n_claims AS claims, is_disputed AS disputed
FROM event_tolls WHERE event_id = $event_id ORDER BY category, unit;
