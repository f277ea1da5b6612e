-- What was removed from its text, and why. Parameter: $article_id.
SELECT reason, left(text, 100) AS removed FROM article_furniture WHERE article_id = $article_id ORDER BY line_number;
