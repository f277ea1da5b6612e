-- What the pairs link: the articles of the batch, and the old ones with their clusters.
-- Reads the views near_standing (signature_no, canonical_no) and near_canonical (signature_no, article_id).
CREATE OR REPLACE TEMP TABLE near_members AS
SELECT article_id, NULL::VARCHAR AS cluster_id, signature_no AS canonical_no FROM near_batch
UNION ALL
SELECT old.article_id, 'c' || canonical.article_id[2:], canonical.signature_no
FROM near_touched AS old
JOIN near_standing AS standing ON standing.signature_no = old.signature_no
JOIN near_canonical AS canonical ON canonical.signature_no = standing.canonical_no;
