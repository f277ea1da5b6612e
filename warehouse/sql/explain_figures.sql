-- Figures of one article in reading order. Parameter: $article_id.
SELECT source_field, char_start, char_end, category, quantifier, value_low, value_best, value_high, unit, reported_text,
       victim, attributed_to, certainty, scope, occurred_from, occurred_to, place, country, country_by, evidence, cause, cause_text, toll_role, toll_reason, pattern
FROM casualty_figures WHERE article_id = $article_id ORDER BY source_field DESC, char_start;
