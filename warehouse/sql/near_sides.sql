-- What verification needs of articles of earlier batches. {numbers}: see warehouse/numbered.py.
SELECT signature_no, article_id, n_shingles, shingles, numbers, names, lead, opening, slots
FROM article_signatures
WHERE signature_no IN ({numbers});
