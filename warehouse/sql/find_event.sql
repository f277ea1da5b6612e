-- The event that an id means: itself, or what it was merged into. Parameter: $key.
SELECT event_id, merged_into FROM events WHERE event_id = $key;
