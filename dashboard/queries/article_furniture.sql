-- What was removed from the text.
SELECT line_number, text, reason FROM article_furniture WHERE article_id = $article_id ORDER BY line_number;
