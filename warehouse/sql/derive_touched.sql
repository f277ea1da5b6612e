-- What follows from rows that this transaction has changed: the clusters and events of which something may be otherwise,
-- with all that is needed to compute them. now() is the same in all of a transaction. Reads derive_seeds (article_id) and
-- derive_apart (cluster_id).
CREATE OR REPLACE TEMP TABLE derive_clusters AS
SELECT cluster_id FROM articles WHERE article_id IN (FROM derive_seeds) AND cluster_id IS NOT NULL
UNION
FROM derive_apart
UNION
SELECT unnest([old_cluster_id, new_cluster_id]) FROM cluster_changes WHERE changed_at = now();

CREATE OR REPLACE TEMP TABLE derive_members AS
SELECT article_id, cluster_id FROM articles WHERE cluster_id IN (FROM derive_clusters);

CREATE OR REPLACE TEMP TABLE derive_events AS
SELECT event_id FROM event_articles
WHERE article_id IN (SELECT article_id FROM derive_members) OR recorded_from_at = now()
UNION
SELECT event_id FROM event_articles_history WHERE recorded_to_at = now();

CREATE OR REPLACE TEMP TABLE derive_event_articles AS
SELECT event_id, article_id FROM event_articles WHERE event_id IN (FROM derive_events);
