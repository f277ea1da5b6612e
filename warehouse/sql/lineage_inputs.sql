-- What run $run_id read, by folder or remote folder: files, bytes, records. Up to $n_folders, the largest first.
SELECT regexp_replace(uri, '(!|/)[^/]*$', '') AS folder, count(*) AS n_files, sum(n_bytes)::BIGINT AS n_bytes,
       sum(n_records)::BIGINT AS n_records
FROM files WHERE run_id = $run_id
GROUP BY ALL ORDER BY n_records DESC, folder LIMIT $n_folders;
