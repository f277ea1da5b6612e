-- Conservation as a flow: records from each kind of file to each outcome.
SELECT coalesce(media_type, 'unknown') AS source, outcome AS target, count(*) AS n_records,
       count(DISTINCT file_id) AS n_files
FROM records
WHERE $run_id = '' OR run_id = $run_id
GROUP BY ALL ORDER BY n_records DESC, source, target;
