-- Why records failed.
SELECT reason_code AS code, n_records, n_files, example
FROM record_reasons WHERE outcome = 'failed' ORDER BY n_records DESC, code LIMIT 100;
