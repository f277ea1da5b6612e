-- Renew the versions in the view near_versions where they differ from what stands. Parameter: $run_id.
CREATE OR REPLACE TEMP TABLE near_renewed AS
SELECT v.article_id, v.version, v.supersedes, v.is_current
FROM near_versions AS v
ANTI JOIN article_versions AS o
    ON o.article_id = v.article_id AND o.version = v.version AND o.is_current = v.is_current
    AND o.supersedes IS NOT DISTINCT FROM v.supersedes;

-- Only with rows in: near_renewed
INSERT INTO article_versions_history BY NAME
SELECT *, now() AS recorded_to_at FROM article_versions WHERE article_id IN (SELECT article_id FROM near_renewed);

-- Only with rows in: near_renewed
DELETE FROM article_versions WHERE article_id IN (SELECT article_id FROM near_renewed);

-- Only with rows in: near_renewed
INSERT INTO article_versions BY NAME
SELECT a.url, v.article_id, v.version, v.supersedes, v.is_current, $run_id AS run_id
FROM near_renewed AS v
JOIN articles AS a USING (article_id);
