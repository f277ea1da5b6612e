-- Take the articles of `gone` (article_id) out.
CREATE OR REPLACE TEMP TABLE leaving AS SELECT docid FROM versions WHERE article_id IN (SELECT article_id FROM gone);
UPDATE fts_main_articles.dict SET df = df - n.n
FROM (
    SELECT termid, count(DISTINCT docid) AS n FROM fts_main_articles.terms WHERE docid IN (FROM leaving) GROUP BY termid
) AS n
WHERE n.termid = dict.termid;
DELETE FROM fts_main_articles.terms WHERE docid IN (FROM leaving);
DELETE FROM fts_main_articles.docs WHERE docid IN (FROM leaving);
DELETE FROM versions WHERE docid IN (FROM leaving);
UPDATE fts_main_articles.stats
SET num_docs = (SELECT count(*) FROM fts_main_articles.docs), avgdl = (SELECT avg(len) FROM fts_main_articles.docs);
