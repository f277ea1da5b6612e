-- Articles that a batch brought, or brought again word for word; no cluster came apart. Reads batch_records and
-- near_settled.
CREATE OR REPLACE TEMP TABLE derive_seeds AS
SELECT DISTINCT article_id FROM batch_records WHERE outcome IN ('loaded', 'duplicate');

-- Of what was clustered just now the clusters are known; the others are looked for among all articles.
CREATE OR REPLACE TEMP TABLE derive_apart AS SELECT DISTINCT cluster_id FROM near_settled;

CREATE OR REPLACE TEMP TABLE derive_unplaced AS
FROM derive_seeds WHERE article_id NOT IN (SELECT article_id FROM near_settled);

-- Clusters that were there before this transaction, as far as clustering knows.
CREATE OR REPLACE TEMP TABLE derive_stood AS
SELECT DISTINCT old_cluster_id AS cluster_id FROM near_settled WHERE old_cluster_id IS NOT NULL;

-- Articles of which this transaction wrote every row.
CREATE OR REPLACE TEMP TABLE derive_fresh AS
SELECT article_id FROM batch_records WHERE outcome = 'loaded';
