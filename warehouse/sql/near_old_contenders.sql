-- What the choice of a canonical article rests on, of those that stood for a cluster before.
-- {numbers}: see warehouse/numbered.py.
SELECT signature_no, article_id, published_on, n_words, is_reprint
FROM article_signatures
WHERE signature_no IN ({numbers});
