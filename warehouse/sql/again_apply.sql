-- Records and quarantine; the versions of what stays as it was. After again_replace of each table. Parameter: $run_id.
INSERT INTO records_history BY NAME
SELECT r.*, now() AS recorded_to_at FROM records AS r WHERE r.record_id IN (SELECT record_id FROM again_moved);

UPDATE records SET outcome = m.outcome, reason = m.reason, reason_code = split_part(m.reason, ':', 1), article_id = m.article_id, recorded_from_at = now()
FROM again_moved AS m WHERE records.record_id = m.record_id;

UPDATE quarantine SET resolved_run_id = $run_id, resolved_at = now()
WHERE resolved_run_id IS NULL AND record_id IN (SELECT record_id FROM again_moved);

CREATE OR REPLACE TEMP TABLE batch_records AS
SELECT r.record_id, r.file_id, r.ordinal, r.member, r.external_id, r.url, s.article_id, m.outcome
FROM again_moved AS m
JOIN records AS r USING (record_id)
JOIN staged_records AS s ON s.record_id = m.record_id
WHERE m.outcome = 'quarantined';

-- An article that kept its key keeps its cluster, and the moment at which it was loaded.
UPDATE articles SET cluster_id = g.cluster_id, is_canonical = g.is_canonical, recorded_at = g.recorded_at
FROM again_gone_articles AS g WHERE articles.article_id = g.article_id;

UPDATE articles SET extractor_version = s.extractor_version
FROM again_articles AS s
WHERE articles.article_id = s.article_id AND articles.extractor_version <> s.extractor_version;

UPDATE casualty_figures SET extractor_version = s.extractor_version
FROM (SELECT figure_id, extractor_version FROM staged_casualty_figures) AS s
WHERE casualty_figures.figure_id = s.figure_id AND casualty_figures.extractor_version <> s.extractor_version;
