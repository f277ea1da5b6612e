-- Keep what was said of the record $record_id, which leaves the quarantine.
INSERT INTO records_history BY NAME
SELECT *, now() AS recorded_to_at FROM records WHERE record_id = $record_id AND outcome = 'quarantined';
