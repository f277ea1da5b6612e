-- Which columns of articles would change, one row an article and column; the text's own keys left out.
WITH became AS (
    SELECT DISTINCT old_article_id, article_id FROM again WHERE old_article_id IS NOT NULL AND article_id IS NOT NULL
), pairs AS (
    SELECT n.article_id, {columns}
    FROM became AS b
    JOIN again_gone_articles AS o ON o.article_id = b.old_article_id
    JOIN again_new_articles AS n ON n.article_id = b.article_id
)
SELECT unnest([{names}]) AS what, unnest([{flags}]) AS has_changed, article_id FROM pairs;
