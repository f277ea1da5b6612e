-- Figures of a category with bounds, one row a claim, dated by when the harm happened or else by publication.
SELECT f.figure_id, f.article_id, coalesce(f.occurred_from, a.published_on) AS on_day,
       CASE WHEN f.occurred_from IS NULL THEN 'publication' ELSE 'event' END AS dated_by,
       f.value_low, f.value_best, f.value_high, f.reported_text, f.victim, f.attributed_to, f.place, f.certainty,
       f.scope, f.toll_role, a.headline, a.outlet, a.published_on, f.excerpt
FROM casualty_figures AS f JOIN articles AS a USING (article_id)
WHERE f.category = $category AND f.certainty <> 'denied'
  AND ($place = '' OR f.place = $place)
  AND ($source = '' OR f.attributed_to = $source)
  AND ($scope = '' OR f.scope = $scope)
  AND a.is_canonical AND f.toll_role IN ('counted', 'background')
ORDER BY on_day NULLS LAST, f.value_best DESC LIMIT 3000;
