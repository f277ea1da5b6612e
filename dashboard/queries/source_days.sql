-- Articles of an outlet, or of all, by day of publication.
SELECT published_on, count(*) AS n_articles FROM articles
WHERE ($outlet = '' OR coalesce(outlet, '(not named)') = $outlet) AND published_on IS NOT NULL
GROUP BY ALL ORDER BY published_on;
