-- Conservation as a flow: records from each kind of file to each outcome.
SELECT coalesce(r.media_type, 'unknown') AS source, r.outcome AS target, count(*) AS n_records
FROM records AS r
WHERE $run_id = 'all' OR r.run_id = $run_id
GROUP BY ALL ORDER BY n_records DESC;
