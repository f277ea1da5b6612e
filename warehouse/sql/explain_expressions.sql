-- Temporal expressions of one article in reading order. Parameter: $article_id.
SELECT source_field, char_start, char_end, text, timex_type, timex_value, starts_on, ends_on, anchor, rule
FROM temporal_expressions WHERE article_id = $article_id ORDER BY source_field DESC, char_start;
