-- Since when each row stands, see docs/history.md. Of rows that are there already: since their batch was published, as
-- far as the ledger tells.
ALTER TABLE articles ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE temporal_expressions ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE article_furniture ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE publication_candidates ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE article_versions ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE records ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE IF EXISTS places ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE quarantine ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
ALTER TABLE quarantine ADD COLUMN IF NOT EXISTS resolved_at TIMESTAMPTZ;

CREATE OR REPLACE TEMP TABLE article_moments AS SELECT article_id, recorded_at AS moment FROM articles;
CREATE OR REPLACE TEMP TABLE run_moments AS
SELECT run_id, coalesce(max(published_at), any_value(started_at)) AS moment
FROM runs LEFT JOIN batches USING (run_id) GROUP BY run_id;

UPDATE articles SET recorded_from_at = recorded_at;
UPDATE casualty_figures SET recorded_from_at = recorded_at;
UPDATE temporal_expressions SET recorded_from_at = m.moment FROM article_moments AS m WHERE m.article_id = temporal_expressions.article_id;
UPDATE article_furniture SET recorded_from_at = m.moment FROM article_moments AS m WHERE m.article_id = article_furniture.article_id;
UPDATE publication_candidates SET recorded_from_at = m.moment FROM article_moments AS m WHERE m.article_id = publication_candidates.article_id;
UPDATE article_versions SET recorded_from_at = m.moment FROM run_moments AS m WHERE m.run_id = article_versions.run_id;
UPDATE records SET recorded_from_at = m.moment FROM run_moments AS m WHERE m.run_id = records.run_id;
UPDATE quarantine SET recorded_from_at = m.moment FROM run_moments AS m WHERE m.run_id = quarantine.run_id;
UPDATE quarantine SET resolved_at = m.moment FROM run_moments AS m WHERE m.run_id = quarantine.resolved_run_id;

DROP TABLE article_moments;
DROP TABLE run_moments;
