-- Articles with all of the words, or any of them, the best first. Parameters: $words, $every, $n_rows.
SELECT name AS article_id, score
FROM (
    SELECT name, fts_main_articles.match_bm25(name, $words, conjunctive := $every) AS score FROM fts_main_articles.docs
)
WHERE score IS NOT NULL ORDER BY score DESC, name LIMIT $n_rows;
