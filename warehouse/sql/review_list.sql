-- Figures (or, $dates, dates) with what a person said of them, the largest not looked at first; $article_id and $status
-- may be NULL; status "none": nobody looked.
SELECT row_id, status, reviewed_by, category, value, words, victim, place, occurred, article_id FROM (
    SELECT figure_id AS row_id, review_status AS status, reviewed_by, category,
           CASE WHEN value_low = value_high THEN value_best::VARCHAR
                ELSE concat(coalesce(value_low::VARCHAR, '?'), '-', coalesce(value_high::VARCHAR, 'open')) END AS value,
           reported_text AS words, victim, place, occurred_from AS occurred, article_id, value_best AS size, char_start
    FROM casualty_figures WHERE NOT $dates
    UNION ALL
    SELECT expression_id, review_status, reviewed_by, timex_type, timex_value, text, NULL, NULL, starts_on, article_id,
           NULL, char_start
    FROM temporal_expressions WHERE $dates
)
WHERE ($article_id IS NULL OR article_id = $article_id)
  AND ($status IS NULL OR coalesce(status, 'none') = $status)
ORDER BY status IS NOT NULL, size DESC NULLS LAST, article_id, char_start
LIMIT $n_rows;
