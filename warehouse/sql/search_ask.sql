-- The words of a question that can be found: those that are in no list of stop words. Parameter: $words.
SELECT string_agg(word, ' ')
FROM (SELECT unnest(fts_main_articles.tokenize($words)) AS word)
WHERE len(word) > 0 AND word NOT IN (SELECT sw FROM fts_main_articles.stopwords);
