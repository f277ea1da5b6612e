-- Signatures of the candidates, each once.
SELECT article_id, n_shingles, shingles, numbers, names FROM near_sides;
