-- Store the verified pairs of the view near_verified. Parameter: $run_id.
INSERT INTO near_duplicates BY NAME SELECT *, $run_id AS run_id, now() AS found_at FROM near_verified;

CREATE OR REPLACE TEMP TABLE near_touched AS
SELECT article_id_a AS article_id FROM near_verified UNION SELECT article_id_b FROM near_verified;
