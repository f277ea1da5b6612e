-- Take the clusters of again_loose apart: their pairs and versions go to the history.
INSERT INTO near_duplicates_history BY NAME
SELECT *, now() AS recorded_to_at FROM near_duplicates
WHERE article_id_a IN (SELECT article_id FROM again_members) OR article_id_b IN (SELECT article_id FROM again_members);

DELETE FROM near_duplicates
WHERE article_id_a IN (SELECT article_id FROM again_members) OR article_id_b IN (SELECT article_id FROM again_members);

INSERT INTO article_versions_history BY NAME
SELECT *, now() AS recorded_to_at FROM article_versions WHERE article_id IN (SELECT article_id FROM again_members);

DELETE FROM article_versions WHERE article_id IN (SELECT article_id FROM again_members);

DELETE FROM fingerprints WHERE signature_no IN (FROM again_numbers);

DELETE FROM clusters WHERE cluster_id IN (FROM again_loose);

UPDATE articles SET cluster_id = NULL, is_canonical = NULL WHERE cluster_id IN (FROM again_loose);
