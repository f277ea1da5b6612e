-- What one source says, the newest first.
SELECT a.published_on, f.category, f.value_low, f.value_best, f.value_high, f.place, s.attributed_to AS name_used, s.actor_by,
       a.outlet, f.excerpt
FROM figure_sources AS s
JOIN casualty_figures AS f ON f.figure_id = s.figure_id
JOIN articles AS a ON a.article_id = s.article_id
WHERE s.actor = $actor AND coalesce(s.country, '') = $country
ORDER BY a.published_on DESC NULLS LAST, f.figure_id LIMIT 200;
