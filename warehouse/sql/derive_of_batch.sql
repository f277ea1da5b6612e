-- Articles that a batch brought, or brought again word for word; no cluster came apart. Reads batch_records.
CREATE OR REPLACE TEMP TABLE derive_seeds AS
SELECT DISTINCT article_id FROM batch_records WHERE outcome IN ('loaded', 'duplicate');

CREATE OR REPLACE TEMP TABLE derive_apart (cluster_id VARCHAR);
