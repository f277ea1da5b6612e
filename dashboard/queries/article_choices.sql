-- What articles can be filtered by.
SELECT kind, value, n FROM (
    SELECT 'outlet' AS kind, outlet AS value, count(*) AS n FROM articles WHERE outlet IS NOT NULL GROUP BY outlet
    UNION ALL
    SELECT 'language', language, count(*) FROM articles WHERE language IS NOT NULL GROUP BY language
    UNION ALL
    SELECT 'country', country, count(*) FROM articles WHERE country IS NOT NULL GROUP BY country
    UNION ALL
    SELECT 'dating', published_precision, count(*) FROM articles GROUP BY published_precision
)
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY n DESC, value) <= 300
ORDER BY kind, n DESC, value;
