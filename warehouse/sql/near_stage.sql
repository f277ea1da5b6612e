-- Number the signatures of a batch, keep them, and gather every posting of their fingerprints, old and new.
-- Reads the views near_incoming and near_known (postings of earlier articles). Parameters: $run_id, $max_postings.
CREATE OR REPLACE TEMP TABLE near_batch AS
SELECT
    ((SELECT coalesce(max(signature_no), 0) FROM article_signatures)
        + row_number() OVER (ORDER BY article_id))::INTEGER AS signature_no,
    *
FROM near_incoming;

INSERT INTO article_signatures BY NAME
SELECT * EXCLUDE (fingerprints), signature_no AS canonical_no, $run_id AS run_id
FROM near_batch
ORDER BY signature_no;

CREATE OR REPLACE TEMP TABLE near_batch_fingerprints AS
SELECT unnest(fingerprints) AS hash, signature_no FROM near_batch;

CREATE OR REPLACE TEMP TABLE near_postings AS
SELECT hash, signature_no FROM near_known
UNION ALL
SELECT hash, signature_no FROM near_batch_fingerprints;

-- Of a run in very many articles only the first are kept: what it finds is bounded, and so is the table.
CREATE OR REPLACE TEMP TABLE near_full AS
SELECT hash FROM near_postings GROUP BY hash HAVING count(*) > $max_postings;

CREATE OR REPLACE TEMP TABLE near_first AS
SELECT hash, signature_no, row_number() OVER (PARTITION BY hash ORDER BY signature_no) AS place
FROM near_postings
WHERE hash IN (SELECT hash FROM near_full);

INSERT INTO fingerprints
SELECT hash, signature_no FROM near_batch_fingerprints WHERE hash NOT IN (SELECT hash FROM near_full)
UNION ALL
SELECT hash, signature_no FROM near_first
WHERE place <= $max_postings AND signature_no IN (SELECT signature_no FROM near_batch)
ORDER BY hash; -- an index reads the table at the start of each run, and sorts what ascends in half the time
