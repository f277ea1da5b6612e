-- Very many old candidates: one scan finds them all.
INSERT INTO near_sides
SELECT signature_no, canonical_no, article_id, n_shingles, shingles, numbers, names
FROM article_signatures
WHERE signature_no IN (SELECT earlier_no FROM near_candidates)
  AND signature_no NOT IN (SELECT signature_no FROM near_batch);
