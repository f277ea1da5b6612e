-- What a run did not load although it is no repetition, and how much of that there is: of each cause one before the next of
-- any. Parameter: $run_id.
SELECT coalesce(regexp_extract(f.uri, '[^/]+$'), '') AS file,
       CASE WHEN r.external_id IS DISTINCT FROM regexp_extract(f.uri, '[^/]+$') THEN r.external_id END AS record,
       r.outcome, left(r.reason, 120), count(*) OVER () AS n_set_aside
FROM records AS r
LEFT JOIN files AS f USING (file_id)
WHERE r.run_id = $run_id AND r.outcome IN ('failed', 'quarantined')
ORDER BY row_number() OVER (PARTITION BY r.outcome, r.reason_code ORDER BY f.uri, r.ordinal), r.outcome DESC, file, r.ordinal
LIMIT 10;
