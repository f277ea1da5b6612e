-- What is to be linked: the articles of the batch, and the old ones that a verified pair touches with their cluster.
SELECT article_id, NULL::VARCHAR AS cluster_id FROM near_batch
UNION ALL
SELECT article_id, cluster_id
FROM articles
WHERE article_id IN (SELECT article_id FROM near_touched) AND article_id NOT IN (SELECT article_id FROM near_batch);
