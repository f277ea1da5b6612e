-- Some old candidates, by the index: their numbers are written out, since only such a list is looked up.
INSERT INTO near_sides
SELECT signature_no, canonical_no, article_id, n_shingles, shingles, numbers, names
FROM article_signatures
WHERE signature_no IN ({numbers});
