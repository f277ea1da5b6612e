-- What becomes of records that were extracted again; writes temporary tables only.
-- Reads the temporary views staged_* of one batch and the temporary table failing (article_id, suite, expectation,
-- reason, observed).

-- What somebody let out of quarantine by a replay stays out, whatever today's rules say of it.
CREATE OR REPLACE TEMP TABLE again_failing AS
SELECT * FROM failing
WHERE article_id NOT IN (
    SELECT s.article_id
    FROM staged_records AS s
    JOIN quarantine AS q USING (record_id)
    JOIN runs ON runs.run_id = q.resolved_run_id
    WHERE s.article_id IS NOT NULL
);

-- One row a record of the ledger: what it was, and which text it is now; `place` is the order of delivery.
CREATE OR REPLACE TEMP TABLE again AS
SELECT r.rowid AS place, r.record_id, r.file_id, r.ordinal, r.member, r.outcome AS old_outcome, r.reason AS old_reason,
       r.article_id AS old_article_id,
       CASE WHEN f.article_id IS NULL THEN s.article_id END AS article_id,
       CASE WHEN s.article_id IS NULL THEN 'failed' WHEN f.article_id IS NOT NULL THEN 'quarantined' END AS set_aside,
       CASE WHEN s.article_id IS NULL THEN coalesce(s.reason, 'no_reason: it yielded no article') ELSE f.expectation || ': ' || f.reason END AS problem
FROM staged_records AS s
JOIN records AS r ON r.record_id = s.record_id
LEFT JOIN again_failing AS f ON f.article_id = s.article_id;

-- Articles that records now are, or were.
CREATE OR REPLACE TEMP TABLE again_named AS
SELECT article_id FROM again WHERE article_id IS NOT NULL
UNION
SELECT old_article_id FROM again WHERE old_article_id IS NOT NULL AND old_article_id IS DISTINCT FROM article_id;

-- Every record that has one of them: the one delivered first is loaded, the others repeat it. Within a batch it is the
-- one that the article was made from.
CREATE OR REPLACE TEMP TABLE again_claims AS
SELECT a.article_id, a.record_id, true AS is_again,
       struct_pack(place := min(a.place) OVER (PARTITION BY a.article_id), other := s.record_id <> a.record_id, own := a.place)
           AS turn
FROM again AS a
JOIN staged_articles AS s ON s.article_id = a.article_id
UNION ALL
SELECT r.article_id, r.record_id, false, struct_pack(place := r.rowid, other := false, own := r.rowid)
FROM records AS r
WHERE r.article_id IN (SELECT article_id FROM again_named)
  AND r.record_id NOT IN (SELECT record_id FROM again)
  AND (r.reason IS NULL OR r.reason NOT LIKE 'same_bytes: %');

CREATE OR REPLACE TEMP TABLE again_owners AS
SELECT article_id, arg_min(record_id, turn) AS record_id, arg_min(is_again, turn) AS is_again
FROM again_claims GROUP BY article_id;

-- What each record becomes.
CREATE OR REPLACE TEMP TABLE again_fates AS
SELECT a.record_id, a.set_aside AS outcome, a.problem AS reason, NULL::VARCHAR AS article_id
FROM again AS a WHERE a.set_aside IS NOT NULL
UNION ALL
SELECT c.record_id, if(c.record_id = o.record_id, 'loaded', 'duplicate'),
       CASE WHEN c.record_id = o.record_id THEN NULL
            WHEN r.outcome = 'duplicate' AND r.article_id = c.article_id THEN r.reason
            WHEN c.is_again AND o.is_again THEN 'exact_duplicate: an earlier record of this batch has the same text'
            ELSE 'exact_duplicate: an article of an earlier batch has the same text' END,
       c.article_id
FROM again_claims AS c
JOIN again_owners AS o USING (article_id)
JOIN records AS r ON r.record_id = c.record_id;

-- Records of the same bytes under another name share the fate of the first delivery.
INSERT INTO again_fates
SELECT copy.record_id, CASE WHEN fate.article_id IS NULL THEN fate.outcome ELSE 'duplicate' END,
       'same_bytes: ' || coalesce(fate.reason, 'a file of the same content was read before'), fate.article_id
FROM records AS copy
JOIN again AS a ON a.file_id = copy.file_id AND a.ordinal = copy.ordinal AND a.member IS NOT DISTINCT FROM copy.member
JOIN again_fates AS fate ON fate.record_id = a.record_id
WHERE copy.reason LIKE 'same_bytes: %' AND copy.record_id <> a.record_id;

CREATE OR REPLACE TEMP TABLE again_moved AS
SELECT f.*, r.outcome AS old_outcome
FROM again_fates AS f JOIN records AS r USING (record_id)
WHERE (f.outcome, f.reason, f.article_id) IS DISTINCT FROM (r.outcome, r.reason, r.article_id);

-- Articles that these records make, with the record each is made from; and those that none makes any more.
CREATE OR REPLACE TEMP TABLE again_renewed AS
SELECT article_id, record_id FROM again_owners WHERE is_again;

CREATE OR REPLACE TEMP TABLE again_gone AS
SELECT article_id FROM again_named
WHERE article_id NOT IN (SELECT article_id FROM again_owners) AND article_id IN (SELECT article_id FROM articles);

CREATE OR REPLACE TEMP TABLE again_touched AS
SELECT article_id FROM again_renewed UNION ALL SELECT article_id FROM again_gone;

CREATE OR REPLACE TEMP VIEW again_articles AS
SELECT a.* REPLACE (o.record_id AS record_id)
FROM staged_articles AS a JOIN again_renewed AS o USING (article_id);

-- Signatures that are not what they were, or new: their articles are linked anew.
CREATE OR REPLACE TEMP TABLE again_unsigned AS
SELECT s.article_id
FROM staged_signatures AS s
JOIN again_renewed USING (article_id)
ANTI JOIN (FROM article_signatures WHERE article_id IN (SELECT article_id FROM again_renewed)) AS o
    ON o.article_id = s.article_id AND o.address IS NOT DISTINCT FROM s.address
    AND o.published_on IS NOT DISTINCT FROM s.published_on AND o.n_words = s.n_words AND o.is_reprint = s.is_reprint
    AND o.n_shingles = s.n_shingles AND o.shingles = s.shingles AND o.numbers = s.numbers AND o.names = s.names
    AND o.lead IS NOT DISTINCT FROM s.lead AND o.opening IS NOT DISTINCT FROM s.opening
    AND o.slots IS NOT DISTINCT FROM s.slots;
