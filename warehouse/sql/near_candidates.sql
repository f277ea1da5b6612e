-- Pairs that share enough fingerprints: each article of the batch with those before it. A full fingerprint proposes
-- only the first articles that have it. Of very many candidates an article keeps those that share most with it: texts
-- put together from the same few sentences would otherwise propose each other by the million.
-- Parameters: $min_shared, $n_representatives, $max_candidates,
-- $pairs_at_a_time.
CREATE OR REPLACE TEMP TABLE near_counted AS
WITH usable AS (
    SELECT hash, signature_no FROM near_postings WHERE hash NOT IN (SELECT hash FROM near_full)
    UNION ALL
    SELECT hash, signature_no FROM near_first WHERE place <= $n_representatives
)
SELECT earlier.signature_no AS earlier_no, later.signature_no AS later_no, count(*) AS n_shared
FROM near_batch_fingerprints AS later
JOIN usable AS earlier ON earlier.hash = later.hash AND earlier.signature_no < later.signature_no
GROUP BY earlier.signature_no, later.signature_no
HAVING count(*) >= $min_shared
QUALIFY rank() OVER (PARTITION BY later.signature_no ORDER BY count(*) DESC) <= $max_candidates;

-- Of those that share as much the smaller id goes first, so that which are compared does not follow from the order of
-- arrival; only where there are too many are the ids read.
CREATE OR REPLACE TEMP TABLE near_candidates AS
WITH crowded AS (
    SELECT later_no FROM near_counted GROUP BY later_no HAVING count(*) > $max_candidates
), rivals AS (
    SELECT earlier_no, later_no, n_shared FROM near_counted WHERE later_no IN (SELECT later_no FROM crowded)
), named AS (
    SELECT signature_no, article_id FROM article_signatures WHERE signature_no IN (SELECT earlier_no FROM rivals)
), chosen AS (
    SELECT earlier_no, later_no
    FROM rivals JOIN named ON named.signature_no = earlier_no
    QUALIFY row_number() OVER (PARTITION BY later_no ORDER BY n_shared DESC, article_id) <= $max_candidates
)
SELECT earlier_no, later_no FROM near_counted WHERE later_no NOT IN (SELECT later_no FROM crowded)
UNION ALL
SELECT earlier_no, later_no FROM chosen;

-- Slices of pairs, so that what is read of both sides at a time is bounded too.
CREATE OR REPLACE TEMP TABLE near_slices AS
SELECT *, (row_number() OVER (ORDER BY later_no, earlier_no) - 1) // $pairs_at_a_time AS slice FROM near_candidates;

-- The articles in them, by number: filled slice by slice.
CREATE OR REPLACE TEMP TABLE near_named (signature_no INTEGER, article_id VARCHAR);
