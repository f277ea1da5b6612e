-- One article.
SELECT * FROM articles WHERE article_id = $article_id;
