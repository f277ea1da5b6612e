-- What is to be linked anew: the articles of clusters that came apart, and those of this batch that are new.
SELECT article_id, body, url, published_on, n_words, outlet, agency FROM articles
WHERE article_id IN (SELECT article_id FROM again_members UNION ALL SELECT article_id FROM again_unsigned)
ORDER BY article_id;
