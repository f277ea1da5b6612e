-- What one article reports for its main events. Parameter: $article_id.
SELECT category, unit, toll_low, toll_best, toll_high, n_figures FROM article_tolls WHERE article_id = $article_id;
