-- Pairs that share enough fingerprints: each article of the batch with those before it. A full fingerprint proposes
-- only the first articles that have it. Of very many candidates an article keeps those that share most with it: texts
-- put together from the same few sentences would otherwise propose each other by the million.
-- Parameters: $min_shared, $n_representatives, $max_candidates,
-- $pairs_at_a_time.
CREATE OR REPLACE TEMP TABLE near_candidates AS
WITH usable AS (
    SELECT hash, signature_no FROM near_postings WHERE hash NOT IN (SELECT hash FROM near_full)
    UNION ALL
    SELECT hash, signature_no FROM near_first WHERE place <= $n_representatives
)
SELECT earlier.signature_no AS earlier_no, later.signature_no AS later_no
FROM near_batch_fingerprints AS later
JOIN usable AS earlier ON earlier.hash = later.hash AND earlier.signature_no < later.signature_no
GROUP BY earlier.signature_no, later.signature_no
HAVING count(*) >= $min_shared
QUALIFY row_number() OVER (PARTITION BY later.signature_no ORDER BY count(*) DESC, earlier.signature_no)
    <= $max_candidates;

-- Slices of pairs, so that what is read of both sides at a time is bounded too.
CREATE OR REPLACE TEMP TABLE near_slices AS
SELECT *, (row_number() OVER (ORDER BY later_no, earlier_no) - 1) // $pairs_at_a_time AS slice FROM near_candidates;

-- What is known of the articles in them: at first of those in the batch.
CREATE OR REPLACE TEMP TABLE near_sides AS
SELECT signature_no, signature_no AS canonical_no, article_id, n_shingles, shingles, numbers, names
FROM near_batch
WHERE signature_no IN (SELECT earlier_no FROM near_candidates UNION ALL SELECT later_no FROM near_candidates);
