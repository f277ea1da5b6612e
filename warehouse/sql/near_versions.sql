-- Renew the versions in the view near_versions. Parameter: $run_id.
DELETE FROM article_versions WHERE article_id IN (SELECT article_id FROM near_versions);

INSERT INTO article_versions BY NAME
SELECT a.url, v.article_id, v.version, v.supersedes, v.is_current, $run_id AS run_id
FROM near_versions AS v
JOIN articles AS a USING (article_id);
