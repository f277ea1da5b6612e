-- Store verified pairs, and gather what they link: the articles of the batch, and the old ones that a pair touches
-- with their clusters. Reads the view near_verified. Parameter: $run_id.
INSERT INTO near_duplicates BY NAME SELECT *, $run_id AS run_id, now() AS found_at FROM near_verified;

CREATE OR REPLACE TEMP TABLE near_members AS
SELECT article_id, NULL::VARCHAR AS cluster_id, signature_no AS canonical_no FROM near_batch
UNION ALL
SELECT old.article_id, 'c' || canonical.article_id[2:], old.canonical_no
FROM near_sides AS old
JOIN article_signatures AS canonical ON canonical.signature_no = old.canonical_no
WHERE old.article_id IN (SELECT article_id_a FROM near_verified UNION SELECT article_id_b FROM near_verified)
  AND old.signature_no NOT IN (SELECT signature_no FROM near_batch);
