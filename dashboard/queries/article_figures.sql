-- Figures of one article in reading order.
SELECT * FROM casualty_figures WHERE article_id = $article_id ORDER BY source_field DESC, char_start;
