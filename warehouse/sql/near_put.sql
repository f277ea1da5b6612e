-- Put articles that are there already, and in no cluster, into those that were found. Reads near_settled.
-- A new article is looked for among those without a cluster: the statistics of the column tell where these can be.
UPDATE articles SET cluster_id = s.cluster_id, is_canonical = articles.article_id = s.canonical_article_id
FROM near_settled AS s
WHERE articles.cluster_id IS NULL AND articles.article_id = s.article_id;
