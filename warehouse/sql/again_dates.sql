-- Dates that would come, go or change, as again_figures.sql tells of figures.
WITH became AS (
    SELECT DISTINCT old_article_id, article_id FROM again WHERE old_article_id <> article_id
), gone AS (
    SELECT t.*, coalesce(b.article_id, t.article_id) AS mine,
           row_number() OVER (PARTITION BY mine, source_field, text ORDER BY char_start) AS nth
    FROM again_gone_temporal_expressions AS t LEFT JOIN became AS b ON b.old_article_id = t.article_id
), new AS (
    SELECT t.*, t.article_id AS mine,
           row_number() OVER (PARTITION BY mine, source_field, text ORDER BY char_start) AS nth
    FROM again_new_temporal_expressions AS t
)
SELECT CASE WHEN o.mine IS NULL THEN 'added' WHEN n.mine IS NULL THEN 'removed' ELSE 'changed' END AS what,
       coalesce(n.rule, o.rule) AS rule, coalesce(a.outlet, 'unknown') AS outlet,
       coalesce(n.mine, o.mine) AS article_id, coalesce(n.text, o.text) AS excerpt,
       {before} AS before, {after} AS after
FROM gone AS o
FULL JOIN new AS n ON n.mine = o.mine AND n.source_field = o.source_field AND n.text = o.text AND n.nth = o.nth
LEFT JOIN (SELECT article_id, outlet FROM again_articles UNION SELECT article_id, outlet FROM articles) AS a
    ON a.article_id = coalesce(n.mine, o.mine)
WHERE o.mine IS NULL OR n.mine IS NULL OR {before} <> {after};
