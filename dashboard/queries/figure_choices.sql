-- What figures can be chosen by.
SELECT kind, value, n FROM (
    SELECT 'category' AS kind, category AS value, count(*) AS n FROM casualty_figures GROUP BY category
    UNION ALL
    SELECT 'place', place, count(*) FROM casualty_figures WHERE place IS NOT NULL GROUP BY place
    UNION ALL
    SELECT 'country', country, count(*) FROM casualty_figures WHERE country IS NOT NULL GROUP BY country
    UNION ALL
    SELECT 'source', actor, count(*) FROM figure_sources WHERE actor IS NOT NULL GROUP BY actor
)
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY n DESC, value) <= 300
ORDER BY kind, n DESC, value;
