-- Store verified pairs. Reads the view near_verified. Parameter: $run_id.
-- Only with rows in: near_verified
INSERT INTO near_duplicates BY NAME SELECT *, $run_id AS run_id, now() AS found_at FROM near_verified;

-- Articles of earlier batches that a pair touches, by number.
CREATE OR REPLACE TEMP TABLE near_touched AS
SELECT DISTINCT signature_no, article_id FROM near_named
WHERE article_id IN (SELECT article_id_a FROM near_verified UNION SELECT article_id_b FROM near_verified)
  AND signature_no NOT IN (SELECT signature_no FROM near_batch);
