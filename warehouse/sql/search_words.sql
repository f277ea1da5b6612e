-- Words of $texts, lower and without accents, that a search for $words finds.
SELECT DISTINCT word
FROM (SELECT unnest(fts_main_articles.tokenize(text)) AS word FROM (SELECT unnest($texts) AS text))
WHERE stem(word, 'porter') IN (SELECT stem(unnest(fts_main_articles.tokenize($words)), 'porter')) AND len(word) > 0;
