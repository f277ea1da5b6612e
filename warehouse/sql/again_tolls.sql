-- What the articles of a batch report for their main events, before and after. After `compare`.
WITH before AS (
    SELECT article_id, category, unit, sum(value_best) AS toll FROM casualty_figures
    WHERE toll_role = 'counted' AND article_id IN (SELECT article_id FROM again_touched) GROUP BY ALL
), after AS (
    SELECT article_id, category, unit, sum(value_best) AS toll FROM (
        SELECT article_id, category, unit, value_best, toll_role FROM casualty_figures
        WHERE article_id IN (SELECT article_id FROM again_touched)
          AND rowid NOT IN (SELECT at_row FROM again_gone_casualty_figures)
        UNION ALL
        SELECT article_id, category, unit, value_best, toll_role FROM again_new_casualty_figures
    ) WHERE toll_role = 'counted' GROUP BY ALL
)
SELECT category, unit, count(*) FILTER (b.toll IS DISTINCT FROM a.toll) AS n_articles,
       sum(b.toll)::BIGINT AS before, sum(a.toll)::BIGINT AS after
FROM before AS b FULL JOIN after AS a USING (article_id, category, unit)
GROUP BY category, unit;
