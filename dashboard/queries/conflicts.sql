-- Claims that contradict each other, side by side.
SELECT c.*, a.outlet AS outlet_a, b.outlet AS outlet_b, a.headline AS headline_a, b.headline AS headline_b
FROM conflicting_figures AS c
JOIN articles AS a ON a.article_id = c.article_id_a
JOIN articles AS b ON b.article_id = c.article_id_b
WHERE c.category = $category AND ($place = '' OR c.place = $place)
ORDER BY c.occurred_from DESC NULLS LAST, c.figure_id_a, c.figure_id_b LIMIT $n_rows;
