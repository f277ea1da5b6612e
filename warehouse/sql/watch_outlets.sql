-- The $n_outlets outlets with the most articles: how many, and when the last one was loaded (seconds since 1970).
SELECT coalesce(outlet, 'unknown') AS outlet, count(*) AS n_articles, epoch(max(recorded_at)) AS loaded_at
FROM articles GROUP BY ALL ORDER BY n_articles DESC, outlet LIMIT $n_outlets;
