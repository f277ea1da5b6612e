-- Temporal expressions of one article in reading order.
SELECT * FROM temporal_expressions WHERE article_id = $article_id ORDER BY source_field DESC, char_start;
