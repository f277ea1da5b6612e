-- What articles can be filtered by.
SELECT 'outlet' AS kind, outlet AS value, count(*) AS n FROM articles WHERE outlet IS NOT NULL GROUP BY ALL
UNION ALL SELECT 'language', language, count(*) FROM articles WHERE language IS NOT NULL GROUP BY ALL
UNION ALL SELECT 'dating', published_precision, count(*) FROM articles GROUP BY ALL
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY n DESC) <= 300
ORDER BY kind, n DESC;
