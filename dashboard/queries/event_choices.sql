-- What events can be filtered by.
SELECT kind, value, n FROM (
    SELECT 'category' AS kind, category AS value, count(*) AS n FROM casualty_figures WHERE scope = 'incident' GROUP BY category
    UNION ALL
    SELECT 'country', country, count(*) FROM casualty_figures WHERE country IS NOT NULL GROUP BY country
    UNION ALL
    SELECT 'cause', cause, count(*) FROM casualty_figures WHERE cause IS NOT NULL GROUP BY cause
)
ORDER BY kind, n DESC, value;
