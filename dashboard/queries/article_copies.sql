-- The other articles of its cluster.
SELECT b.article_id, b.outlet, b.published_on, b.headline, b.is_canonical, b.body
FROM articles AS a JOIN articles AS b USING (cluster_id)
WHERE a.article_id = $article_id AND b.article_id <> a.article_id ORDER BY b.published_on, b.article_id LIMIT 50;
