-- Who says figures, each under one name, those with most first.
SELECT actor, country, count(*) AS n_figures, count(DISTINCT article_id) AS n_articles,
       list_sort(list(DISTINCT attributed_to))[:6] AS names_used,
       count(*) FILTER (actor_by IN ('named before', 'country')) AS n_by_fuller_name
FROM figure_sources WHERE actor IS NOT NULL
GROUP BY actor, country ORDER BY n_figures DESC, actor, country LIMIT 500;
