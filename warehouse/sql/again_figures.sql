-- Figures that would come, go or change, one row each; `before` and `after` in words. After `compare`.
-- A figure is the same if its article (or what its record became), field, category and words are.
WITH became AS (
    SELECT DISTINCT old_article_id, article_id FROM again WHERE old_article_id <> article_id
), gone AS (
    SELECT f.*, coalesce(b.article_id, f.article_id) AS mine,
           row_number() OVER (PARTITION BY mine, source_field, category, reported_text ORDER BY char_start) AS nth
    FROM again_gone_casualty_figures AS f LEFT JOIN became AS b ON b.old_article_id = f.article_id
), new AS (
    SELECT f.*, f.article_id AS mine,
           row_number() OVER (PARTITION BY mine, source_field, category, reported_text ORDER BY char_start) AS nth
    FROM again_new_casualty_figures AS f
)
SELECT CASE WHEN o.mine IS NULL THEN 'added' WHEN n.mine IS NULL THEN 'removed' ELSE 'changed' END AS what,
       coalesce(n.pattern, o.pattern) AS rule, coalesce(a.outlet, 'unknown') AS outlet,
       coalesce(n.mine, o.mine) AS article_id, coalesce(n.excerpt, o.excerpt) AS excerpt,
       {before} AS before, {after} AS after
FROM gone AS o
FULL JOIN new AS n ON n.mine = o.mine AND n.source_field = o.source_field AND n.category = o.category
    AND n.reported_text = o.reported_text AND n.nth = o.nth
LEFT JOIN (SELECT article_id, outlet FROM again_articles UNION SELECT article_id, outlet FROM articles) AS a
    ON a.article_id = coalesce(n.mine, o.mine)
-- the same words of a text that only has another key now
WHERE o.mine IS NULL OR n.mine IS NULL OR {before} <> {after};
