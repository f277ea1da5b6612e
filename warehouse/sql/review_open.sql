-- Corrections whose row is not found any more.
SELECT row_id, action, reviewed_by, strftime(reviewed_at, '%Y-%m-%d %H:%M') AS reviewed, words, note, article_id
FROM open_corrections ORDER BY reviewed_at DESC LIMIT $n_rows;
