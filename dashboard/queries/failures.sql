-- Why records failed, by reason code.
SELECT split_part(reason, ':', 1) AS code, count(*) AS n_records, any_value(reason) AS example
FROM records WHERE outcome = 'failed' GROUP BY ALL ORDER BY n_records DESC LIMIT 100;
