-- When what is in the old warehouse (attached as "old") was recorded first; and clusters and versions that differ.
DELETE FROM article_clusters_history;
INSERT INTO article_clusters_history BY NAME FROM old.article_clusters_history;
INSERT INTO article_clusters_history BY NAME
SELECT o.article_id, o.cluster_id, o.is_canonical, now() AS recorded_to_at
FROM old.articles AS o JOIN articles AS n USING (article_id)
WHERE (o.cluster_id, o.is_canonical) IS DISTINCT FROM (n.cluster_id, n.is_canonical);

DELETE FROM extractor_versions_history;
INSERT INTO extractor_versions_history BY NAME FROM old.extractor_versions_history;
INSERT INTO extractor_versions_history BY NAME
SELECT o.article_id, o.extractor_version, f.figures_version, now() AS recorded_to_at
FROM old.articles AS o
JOIN articles AS n USING (article_id)
LEFT JOIN (
    SELECT article_id, any_value(extractor_version) AS figures_version FROM old.casualty_figures GROUP BY article_id
) AS f USING (article_id)
WHERE o.extractor_version <> n.extractor_version;

UPDATE articles SET recorded_at = o.recorded_at FROM old.articles AS o WHERE o.article_id = articles.article_id;

UPDATE batches SET published_at = o.published_at FROM old.batches AS o WHERE o.batch_id = batches.batch_id;

UPDATE quality_checks SET checked_at = o.checked_at
FROM (SELECT run_id, max(checked_at) AS checked_at FROM old.quality_checks GROUP BY run_id) AS o
WHERE o.run_id = quality_checks.run_id;

UPDATE cluster_changes SET changed_at = o.changed_at
FROM old.cluster_changes AS o
WHERE (o.old_cluster_id, o.new_cluster_id, o.run_id)
    = (cluster_changes.old_cluster_id, cluster_changes.new_cluster_id, cluster_changes.run_id);

UPDATE quarantine SET recorded_from_at = o.recorded_from_at, resolved_at = o.resolved_at
FROM old.quarantine AS o
WHERE (o.record_id, o.run_id, o.expectation) = (quarantine.record_id, quarantine.run_id, quarantine.expectation);

INSERT INTO reprocesses BY NAME FROM old.reprocesses;

INSERT INTO revisions BY NAME FROM old.revisions;

CREATE OR REPLACE TEMP TABLE rebuilt_otherwise AS
SELECT article_id FROM articles_history WHERE recorded_to_at = now()
UNION SELECT article_id FROM casualty_figures_history WHERE recorded_to_at = now()
UNION SELECT article_id FROM temporal_expressions_history WHERE recorded_to_at = now()
UNION SELECT article_id FROM article_clusters_history WHERE recorded_to_at = now();

INSERT INTO revisions
SELECT now(), 'rebuild', strftime(now(), '%Y-%m-%dT%H:%M:%S'), NULL, (SELECT count(*) FROM articles), count(*)
FROM rebuilt_otherwise HAVING count(*) > 0;
