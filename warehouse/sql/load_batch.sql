-- Load a batch whose outcomes stand in batch_records, but for its articles: these wait until their clusters are known
-- (load_articles). Parameters: $run_id, $batch_id, $started_at.
INSERT INTO temporal_expressions BY NAME
SELECT t.*, $run_id AS run_id
FROM staged_temporal_expressions AS t
WHERE t.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO casualty_figures BY NAME
SELECT f.*, $run_id AS run_id, now() AS recorded_at
FROM staged_casualty_figures AS f
WHERE f.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO places BY NAME
SELECT p.*, $run_id AS run_id
FROM staged_places AS p
WHERE p.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO event_traits BY NAME
SELECT t.*, $run_id AS run_id
FROM staged_event_traits AS t
WHERE t.article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

INSERT INTO event_keys
SELECT DISTINCT key, article_id
FROM staged_event_keys
WHERE role = 'post' AND article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');

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
SELECT * REPLACE (CASE WHEN outcome IN ('loaded', 'duplicate') THEN article_id END AS article_id),
       split_part(reason, ':', 1) AS reason_code, $run_id AS run_id
FROM batch_records;

CREATE OR REPLACE TEMP TABLE known_files AS
SELECT file_id, run_id FROM files WHERE file_id IN (SELECT file_id FROM staged_files WHERE is_new);

INSERT INTO files BY NAME
SELECT file_id, any_value(uri) AS uri, any_value(reached_uri) AS reached_uri, any_value(sha256) AS sha256, any_value(n_bytes) AS n_bytes,
       any_value(media_type) AS media_type, max(n_records) AS n_records, any_value(status) AS status,
       any_value(error) AS error, $run_id AS run_id, $started_at AS first_seen_at
FROM staged_files
WHERE is_new AND file_id NOT IN (SELECT file_id FROM known_files)
GROUP BY file_id;

CREATE OR REPLACE TEMP TABLE read_again AS SELECT file_id FROM known_files WHERE run_id <> $run_id;

-- A file that was read again, as a package that it takes is installed now.
-- Only with rows in: read_again
UPDATE files SET status = CASE WHEN c.n_read > 0 THEN 'read' ELSE files.status END,
                 error = CASE WHEN c.n_read = 0 THEN c.problem END,
                 n_records = c.n, media_type = coalesce(c.media_type, files.media_type)
FROM (SELECT file_id, count(*) AS n, count(*) FILTER (outcome <> 'failed') AS n_read, any_value(media_type) AS media_type,
             any_value(reason) FILTER (outcome = 'failed') AS problem
      FROM records
      WHERE file_id IN (FROM read_again)
        AND (reason IS NULL OR reason NOT LIKE 'same_bytes: %')
      GROUP BY file_id) AS c
WHERE files.file_id = c.file_id;

-- The same bytes under another name: its records are delivered once more, and repeat what the first delivery became.
CREATE OR REPLACE TEMP TABLE copied_records AS
SELECT 'r' || left(md5(concat_ws(chr(31), r.record_id, s.uri)), 20) AS record_id, r.file_id, r.ordinal,
       CASE WHEN r.external_id = parse_filename(f.uri) THEN parse_filename(s.uri) ELSE r.external_id END AS external_id,
       r.url, r.member, r.media_type, r.encoding, r.extra, r.article_id,
       CASE WHEN r.article_id IS NULL THEN r.outcome ELSE 'duplicate' END AS outcome,
       'same_bytes: ' || coalesce(r.reason, 'a file of the same content was read before') AS reason,
       'same_bytes' AS reason_code, $run_id AS run_id
FROM staged_files AS s
JOIN files AS f ON f.file_id = s.file_id
JOIN records AS r ON r.file_id = s.file_id AND (r.reason IS NULL OR r.reason NOT LIKE 'same_bytes: %')
WHERE NOT s.is_new
  AND NOT EXISTS (SELECT 1 FROM inbox_files AS i WHERE i.file_id = s.file_id AND i.uri = s.uri)
  AND NOT EXISTS (SELECT 1 FROM staged_files AS o WHERE o.is_new AND o.file_id = s.file_id AND o.uri = s.uri);

-- Only with rows in: copied_records
INSERT INTO records BY NAME FROM copied_records;

-- Only with rows in: staged_feed_entries
INSERT INTO feed_entries BY NAME
SELECT DISTINCT ON (uri, entry_id) *, $run_id AS run_id, $started_at AS first_seen_at FROM staged_feed_entries AS s
WHERE NOT EXISTS (SELECT 1 FROM feed_entries AS f WHERE f.uri = s.uri AND f.entry_id = s.entry_id);

-- Only with rows in: staged_feeds
UPDATE feeds SET etag = s.etag, last_modified = s.last_modified FROM staged_feeds AS s WHERE s.uri = feeds.uri;

-- Only with rows in: staged_feeds
INSERT INTO feeds BY NAME
SELECT uri, 'ok' AS status, etag, last_modified, $started_at AS first_seen_at, $started_at AS asked_at,
       $started_at AS answered_at
FROM staged_feeds WHERE uri NOT IN (SELECT uri FROM feeds);

INSERT INTO inbox_files BY NAME
SELECT uri, fingerprint, file_id, n_bytes, $run_id AS run_id, $started_at AS last_seen_at
FROM staged_files WHERE fingerprint IS NOT NULL AND file_id NOT IN (SELECT file_id FROM retried);

CREATE OR REPLACE TEMP VIEW all_outcomes AS
SELECT outcome FROM batch_records UNION ALL SELECT outcome FROM copied_records;

INSERT INTO batches
SELECT $batch_id, $run_id, (SELECT count(*) FROM all_outcomes), now();

UPDATE runs SET
    n_files = n_files + (SELECT count(*) FROM staged_files),
    n_records = n_records + (SELECT count(*) FROM all_outcomes),
    n_loaded = n_loaded + (SELECT count(*) FROM all_outcomes WHERE outcome = 'loaded'),
    n_duplicates = n_duplicates + (SELECT count(*) FROM all_outcomes WHERE outcome = 'duplicate'),
    n_quarantined = n_quarantined + (SELECT count(*) FROM all_outcomes WHERE outcome = 'quarantined'),
    n_failed = n_failed + (SELECT count(*) FROM all_outcomes WHERE outcome = 'failed'),
    n_batches = n_batches + 1
WHERE run_id = $run_id;
