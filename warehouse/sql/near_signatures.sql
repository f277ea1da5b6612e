-- Signatures of the candidates, each once. Parameter: $slice.
WITH named AS (
    SELECT earlier_no AS signature_no FROM near_slices WHERE slice = $slice
    UNION
    SELECT later_no FROM near_slices WHERE slice = $slice
)
SELECT article_id, n_shingles, shingles, numbers, names
FROM near_sides
WHERE signature_no IN (SELECT signature_no FROM named);
