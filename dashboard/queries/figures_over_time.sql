-- Figures of a category with bounds, one row a claim, dated by when the harm happened or else by publication.
-- A number told again in the same article counts once; another number of the same harm is another claim.
SELECT f.figure_id, f.article_id, coalesce(f.occurred_from, a.published_on) AS on_day,
       CASE WHEN f.occurred_from IS NOT NULL THEN 'event' WHEN a.published_on IS NOT NULL THEN 'publication' END
           AS dated_by,
       f.value_low, f.value_best, f.value_high, f.reported_text, f.victim, f.attributed_to, s.actor, f.place, f.country, f.certainty,
       f.scope, f.toll_role, a.headline, a.outlet, a.published_on, c.n_articles - 1 AS n_reprints
FROM casualty_figures AS f
JOIN articles AS a USING (article_id)
JOIN clusters AS c USING (cluster_id)
LEFT JOIN figure_sources AS s USING (figure_id)
LEFT JOIN casualty_figures AS whole ON whole.figure_id = f.toll_of
WHERE f.category = $category AND f.certainty <> 'denied' AND a.is_canonical
  AND ($place = '' OR f.place = $place)
  AND ($source = '' OR s.actor = $source)
  AND ($country = '' OR f.country = $country)
  AND ($since::DATE IS NULL OR coalesce(f.occurred_from, a.published_on) >= $since)
  AND ($until::DATE IS NULL OR coalesce(f.occurred_from, a.published_on) <= $until)
  AND ($scope = '' OR f.scope = $scope)
  AND (f.toll_role IN ('counted', 'background')
       OR (f.toll_role = 'restated' AND (whole.value_high < f.value_low OR f.value_high < whole.value_low)))
ORDER BY on_day DESC NULLS LAST, f.value_best DESC, f.figure_id LIMIT $n_rows;
