-- Who stands for the clusters of articles of earlier batches. {numbers}: see warehouse/numbered.py.
SELECT signature_no, canonical_no
FROM article_signatures
WHERE signature_no IN ({numbers});
