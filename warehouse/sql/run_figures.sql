-- The first counted figure of each article and category that a run loaded, largest first. Parameter: $run_id.
SELECT article_id, category, value_low, value_best, value_high, reported_text, victim, attributed_to, scope
FROM casualty_figures
WHERE run_id = $run_id AND toll_role IN ('counted', 'background')
QUALIFY row_number() OVER (PARTITION BY article_id, category ORDER BY source_field = 'headline', char_start) = 1
ORDER BY value_best DESC NULLS LAST, article_id
LIMIT 12;
