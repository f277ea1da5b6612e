-- The newest run: how it ended and its counts in words.
SELECT run_id, status, error,
       format('{:,} records, {:,} loaded, {:,} duplicates, {:,} quarantined, {:,} failed.',
              n_records, n_loaded, n_duplicates, n_quarantined, n_failed) AS counts
FROM runs ORDER BY started_at DESC LIMIT 1;
