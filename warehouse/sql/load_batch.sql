-- Load a batch whose outcomes stand in batch_records. Parameters: $run_id, $batch_id, $started_at.
INSERT INTO articles BY NAME
SELECT a.*, $run_id AS run_id, now() AS recorded_at
FROM staged_articles AS a
WHERE a.record_id IN (SELECT record_id FROM batch_records WHERE outcome = 'loaded')
ORDER BY a.article_id;

INSERT INTO temporal_expressions BY NAME
SELECT t.*, $run_id AS run_id
FROM staged_temporal_expressions AS t
WHERE t.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO casualty_figures BY NAME
SELECT f.*, $run_id AS run_id, now() AS recorded_at
FROM staged_casualty_figures AS f
WHERE f.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO article_furniture BY NAME
SELECT x.*, $run_id AS run_id
FROM staged_article_furniture AS x
WHERE x.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO publication_candidates BY NAME
SELECT c.*, $run_id AS run_id
FROM staged_publication_candidates AS c
WHERE c.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO line_counts BY NAME
SELECT l.*, $run_id AS run_id FROM staged_line_counts AS l;

INSERT INTO records BY NAME
SELECT * REPLACE (CASE WHEN outcome IN ('loaded', 'duplicate') THEN article_id END AS article_id), $run_id AS run_id
FROM batch_records;

INSERT INTO files BY NAME
SELECT file_id, any_value(uri) AS uri, any_value(sha256) AS sha256, any_value(n_bytes) AS n_bytes,
       any_value(media_type) AS media_type, max(n_records) AS n_records, any_value(status) AS status,
       any_value(error) AS error, $run_id AS run_id, $started_at AS first_seen_at
FROM staged_files
WHERE is_new AND file_id NOT IN (SELECT file_id FROM files)
GROUP BY file_id;

INSERT INTO inbox_files BY NAME
SELECT uri, fingerprint, file_id, n_bytes, $run_id AS run_id, $started_at AS last_seen_at
FROM staged_files WHERE fingerprint IS NOT NULL;

INSERT INTO batches
SELECT $batch_id, $run_id, (SELECT count(*) FROM batch_records), now();

UPDATE runs SET
    n_files = n_files + (SELECT count(DISTINCT file_id) FROM staged_files WHERE is_new),
    n_records = n_records + (SELECT count(*) FROM batch_records),
    n_loaded = n_loaded + (SELECT count(*) FROM batch_records WHERE outcome = 'loaded'),
    n_duplicates = n_duplicates + (SELECT count(*) FROM batch_records WHERE outcome = 'duplicate'),
    n_quarantined = n_quarantined + (SELECT count(*) FROM batch_records WHERE outcome = 'quarantined'),
    n_failed = n_failed + (SELECT count(*) FROM batch_records WHERE outcome = 'failed'),
    n_batches = n_batches + 1
WHERE run_id = $run_id;
