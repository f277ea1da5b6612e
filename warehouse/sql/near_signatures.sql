-- Signatures of the candidates, each once.
SELECT article_id, n_shingles, shingles, numbers, names
FROM article_signatures
WHERE signature_no IN (SELECT earlier_no FROM near_candidates UNION SELECT later_no FROM near_candidates);
