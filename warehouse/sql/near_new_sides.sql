-- Signatures of the articles of this batch that stand in the candidates of one slice. Parameter: $slice.
SELECT signature_no, article_id, n_shingles, shingles, numbers, names, lead, opening, slots
FROM near_batch
WHERE signature_no IN (
    SELECT earlier_no FROM near_slices WHERE slice = $slice
    UNION ALL
    SELECT later_no FROM near_slices WHERE slice = $slice
);
