-- Who may stand for each group: its new articles, and those that stood for the clusters it is made from.
-- Reads the view near_old_contenders.
CREATE OR REPLACE TEMP TABLE near_contenders AS
WITH old AS ( -- filtered first, or all clusters are put into a hash table
    SELECT cluster_id, n_articles FROM clusters WHERE cluster_id IN (SELECT old_cluster_id FROM near_assignments)
), signed AS (
    SELECT signature_no, article_id, published_on, n_words, is_reprint FROM near_batch
    UNION ALL BY NAME
    FROM near_old_contenders
)
SELECT a.group_id, s.signature_no, s.article_id, s.published_on, s.n_words, s.is_reprint,
       coalesce(old.n_articles, 1) AS n_articles
FROM (SELECT DISTINCT group_id, canonical_no, old_cluster_id FROM near_assignments) AS a
JOIN signed AS s ON s.signature_no = a.canonical_no
LEFT JOIN old ON old.cluster_id = a.old_cluster_id;
