-- What is to be linked.
SELECT article_id, cluster_id FROM near_members;
