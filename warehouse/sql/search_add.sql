-- Add the articles of `texts` (article_id, version, headline, body), as create_fts_index would have indexed them.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT row_number() OVER () + (SELECT coalesce(max(docid), 0) FROM fts_main_articles.docs) AS docid, article_id, version, headline, body
FROM texts;
CREATE OR REPLACE TEMP TABLE words AS
SELECT docid, fieldid, stem(word, 'porter') AS term
FROM (
    SELECT docid, (SELECT fieldid FROM fts_main_articles.fields WHERE field = 'headline') AS fieldid,
           unnest(fts_main_articles.tokenize(headline)) AS word
    FROM fresh
    UNION ALL
    SELECT docid, (SELECT fieldid FROM fts_main_articles.fields WHERE field = 'body'), unnest(fts_main_articles.tokenize(body))
    FROM fresh
)
WHERE len(word) > 0 AND word NOT IN (SELECT sw FROM fts_main_articles.stopwords);
INSERT INTO fts_main_articles.dict
SELECT row_number() OVER () + (SELECT coalesce(max(termid), 0) FROM fts_main_articles.dict), term, 0
FROM (SELECT DISTINCT term FROM words) WHERE term NOT IN (SELECT term FROM fts_main_articles.dict);
-- in the order of terms: whoever asks for one skips the groups of rows that have others
INSERT INTO fts_main_articles.terms
SELECT w.docid, w.fieldid, d.termid FROM words AS w JOIN fts_main_articles.dict AS d USING (term) ORDER BY d.termid, w.docid;
INSERT INTO fts_main_articles.docs
SELECT f.docid, f.article_id, count(w.docid) FROM fresh AS f LEFT JOIN words AS w USING (docid) GROUP BY f.docid, f.article_id;
UPDATE fts_main_articles.dict SET df = df + n.n
FROM (SELECT term, count(DISTINCT docid) AS n FROM words GROUP BY term) AS n WHERE n.term = dict.term;
INSERT INTO versions SELECT article_id, version, docid FROM fresh;
UPDATE fts_main_articles.stats
SET num_docs = (SELECT count(*) FROM fts_main_articles.docs), avgdl = (SELECT avg(len) FROM fts_main_articles.docs);
