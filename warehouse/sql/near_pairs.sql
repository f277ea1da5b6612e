-- The candidates by article. Parameter: $slice.
SELECT earlier.article_id AS article_id_a, later.article_id AS article_id_b
FROM near_slices AS c
JOIN near_sides AS earlier ON earlier.signature_no = c.earlier_no
JOIN near_sides AS later ON later.signature_no = c.later_no
WHERE c.slice = $slice;
