-- As derive_touched, but of all clusters and events the slice $k of $n.
CREATE OR REPLACE TEMP TABLE derive_clusters AS SELECT cluster_id FROM clusters WHERE hash(cluster_id) % $n = $k;

CREATE OR REPLACE TEMP TABLE derive_members AS
SELECT article_id, cluster_id FROM articles WHERE cluster_id IN (FROM derive_clusters);

CREATE OR REPLACE TEMP TABLE derive_seeds AS SELECT article_id FROM derive_members;

CREATE OR REPLACE TEMP TABLE derive_event_articles AS
SELECT event_id, article_id FROM event_articles WHERE hash(event_id) % $n = $k;

CREATE OR REPLACE TEMP TABLE derive_events AS SELECT DISTINCT event_id FROM derive_event_articles;

CREATE OR REPLACE TEMP TABLE derive_articles AS
SELECT article_id, cluster_id, is_canonical, outlet, country, published_on, headline, false AS is_new FROM articles
WHERE article_id IN (SELECT article_id FROM derive_members UNION SELECT article_id FROM derive_event_articles);

CREATE OR REPLACE TEMP TABLE derive_fresh (article_id VARCHAR);
