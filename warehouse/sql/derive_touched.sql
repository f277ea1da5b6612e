-- What follows from rows that this transaction has changed: the clusters and events of which something may be otherwise,
-- with all that is needed to compute them. now() is the same in all of a transaction. Reads derive_seeds,
-- derive_unplaced and derive_fresh (article_id), derive_apart and derive_stood (cluster_id).
--
-- What was there before is looked for among all rows, by ids without order: a scan of each table. What this transaction
-- brought is told by its moment, which costs next to nothing, and most of what a batch brings meets nothing old: then
-- no scan is made, as DuckDB joins nothing with no rows.
CREATE OR REPLACE TEMP TABLE derive_changed AS
SELECT unnest([old_cluster_id, new_cluster_id]) AS cluster_id FROM cluster_changes WHERE changed_at = now();

CREATE OR REPLACE TEMP TABLE derive_found AS
SELECT DISTINCT cluster_id FROM articles WHERE article_id IN (FROM derive_unplaced) AND cluster_id IS NOT NULL;

-- Those with rows of before, and all of them.
CREATE OR REPLACE TEMP TABLE derive_standing AS
FROM derive_found UNION FROM derive_stood UNION SELECT cluster_id FROM derive_changed WHERE cluster_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE derive_clusters AS
FROM derive_standing UNION SELECT cluster_id FROM derive_apart WHERE cluster_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE derive_articles AS
SELECT article_id, cluster_id, is_canonical, outlet, country, published_on, headline, true AS is_new
FROM articles WHERE recorded_at = now() AND article_id IN (FROM derive_fresh) AND cluster_id IS NOT NULL
UNION ALL
SELECT article_id, cluster_id, is_canonical, outlet, country, published_on, headline, false
FROM articles WHERE cluster_id IN (FROM derive_standing) AND article_id NOT IN (FROM derive_fresh);

CREATE OR REPLACE TEMP TABLE derive_members AS SELECT article_id, cluster_id FROM derive_articles;

CREATE OR REPLACE TEMP TABLE derive_old_members AS SELECT article_id FROM derive_articles WHERE NOT is_new;

CREATE OR REPLACE TEMP TABLE derive_events AS
SELECT event_id FROM event_articles WHERE recorded_from_at = now()
UNION
SELECT event_id FROM event_articles WHERE article_id IN (FROM derive_old_members)
UNION
SELECT event_id FROM event_articles_history WHERE recorded_to_at = now();

CREATE OR REPLACE TEMP TABLE derive_placed AS
SELECT event_id, article_id, recorded_from_at IS NOT DISTINCT FROM now() AS is_new FROM event_articles
WHERE event_id IN (FROM derive_events);

CREATE OR REPLACE TEMP TABLE derive_event_articles AS SELECT event_id, article_id FROM derive_placed;

CREATE OR REPLACE TEMP TABLE derive_standing_events AS
SELECT event_id FROM derive_placed WHERE NOT is_new
UNION
SELECT event_id FROM event_articles_history WHERE recorded_to_at = now();

-- Articles of these events that are in other clusters.
CREATE OR REPLACE TEMP TABLE derive_lacking AS
SELECT DISTINCT article_id FROM derive_event_articles WHERE article_id NOT IN (SELECT article_id FROM derive_members);

INSERT INTO derive_articles
SELECT article_id, cluster_id, is_canonical, outlet, country, published_on, headline, false
FROM articles WHERE article_id IN (FROM derive_lacking);
