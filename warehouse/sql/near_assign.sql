-- Who may stand for each group: its new articles, and those that stood for the clusters it is made from.
-- Reads the view near_groups.
CREATE OR REPLACE TEMP TABLE near_assignments AS
SELECT g.article_id, g.group_id, m.cluster_id AS old_cluster_id, m.canonical_no
FROM near_groups AS g
JOIN near_members AS m USING (article_id);

CREATE OR REPLACE TEMP TABLE near_contenders AS
WITH old AS ( -- filtered first, or all clusters are put into a hash table
    SELECT cluster_id, n_articles FROM clusters WHERE cluster_id IN (SELECT old_cluster_id FROM near_assignments)
)
SELECT a.group_id, s.signature_no, s.article_id, s.published_on, s.n_words, s.is_reprint,
       coalesce(old.n_articles, 1) AS n_articles
FROM (SELECT DISTINCT group_id, canonical_no, old_cluster_id FROM near_assignments) AS a
JOIN article_signatures AS s ON s.signature_no = a.canonical_no
LEFT JOIN old ON old.cluster_id = a.old_cluster_id;
