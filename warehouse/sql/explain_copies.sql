-- The other articles of its cluster, the most alike first; similarity is NULL if the two are copies by way of others.
-- Parameter: $article_id.
SELECT b.article_id, b.outlet, b.published_on, b.headline, b.is_canonical, b.body,
       round(n.similarity, 2) AS similarity, round(n.containment, 2) AS containment
FROM articles AS a
JOIN articles AS b USING (cluster_id)
LEFT JOIN near_duplicates AS n
    ON n.article_id_a = least(a.article_id, b.article_id) AND n.article_id_b = greatest(a.article_id, b.article_id)
WHERE a.article_id = $article_id AND b.article_id <> a.article_id
ORDER BY n.similarity DESC NULLS LAST, b.published_on, b.article_id;
