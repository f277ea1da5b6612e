-- Articles of which something changed.
SELECT count(*) FROM (
    {changed}
    UNION
    SELECT unnest([article_id, old_article_id]) FROM again
    WHERE record_id IN (SELECT record_id FROM again_moved)
) AS t(article_id)
WHERE article_id IS NOT NULL;
