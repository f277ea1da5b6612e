-- Articles of an outlet by day of publication.
SELECT published_on, count(*) AS n_articles FROM articles
WHERE coalesce(outlet, 'unknown') = $outlet AND published_on IS NOT NULL GROUP BY ALL ORDER BY published_on;
