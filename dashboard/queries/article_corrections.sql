-- What people said of the figures and dates of one article, oldest first.
SELECT correction_id, row_id, action, changes::VARCHAR AS changes, reviewed_by, note, reviewed_at
FROM corrections WHERE article_id = $article_id ORDER BY reviewed_at;
