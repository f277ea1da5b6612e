-- The first counted figure of each article and category that a run loaded, largest first. Parameter: $run_id.
-- A key is kept of each article and category, not the rows: a run may have loaded millions of figures.
WITH first_figures AS (
    SELECT arg_min(rowid, (source_field = 'headline')::BIGINT * 1_000_000_000 + char_start) AS place
    FROM casualty_figures
    WHERE run_id = $run_id AND toll_role IN ('counted', 'background')
    GROUP BY article_id, category
),
-- a number that many articles of the run tell is shown once; a few hundred are enough to choose from
largest AS (
    SELECT article_id, category, value_low, value_best, value_high, reported_text, victim, attributed_to, scope
    FROM casualty_figures
    WHERE rowid IN (SELECT place FROM first_figures)
    ORDER BY value_best DESC NULLS LAST, article_id, category
    LIMIT 500
)
FROM largest
QUALIFY row_number() OVER (PARTITION BY category, value_low, value_best, value_high ORDER BY article_id) = 1
ORDER BY value_best DESC NULLS LAST, article_id, category
LIMIT 12;
