-- What is claimed of one event: a claim that copies repeat stands once, as the canonical article has it.
WITH figures AS (
    SELECT f.figure_id, f.article_id, a.cluster_id, f.category, f.unit, f.victim, f.value_low, f.value_best, f.value_high,
           f.reported_text, f.excerpt, f.attributed_to, f.certainty, f.toll_role, f.review_status, a.outlet, a.headline,
           a.published_on, a.is_canonical, e.joined_by, f.char_start, f.source_field,
           coalesce(nullif(lower(regexp_replace(f.victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people') AS victim_key
    FROM event_articles AS e
    JOIN articles AS a ON a.article_id = e.article_id
    JOIN casualty_figures AS f ON f.article_id = e.article_id
    WHERE e.event_id = $event_id AND f.scope = 'incident' AND f.toll_role IN ('counted', 'part', 'restated', 'superseded')
      AND ($category = '' OR f.category = $category)
      AND ($victims = '' OR contains(lower(f.victim), lower($victims)))
      AND ($source = '' OR contains(lower(f.attributed_to), lower($source)))
),
claims AS (
    SELECT *, count(*) OVER (same) AS n_reports
    FROM figures
    WINDOW same AS (PARTITION BY cluster_id, category, unit, victim, value_low, value_high)
    QUALIFY row_number() OVER (
        PARTITION BY cluster_id, category, unit, victim, value_low, value_high
        ORDER BY is_canonical DESC, toll_role = 'counted' DESC, attributed_to IS NULL, source_field = 'headline', article_id, char_start
    ) = 1
)
-- as conflicting_figures has it: other articles about the same victims, or other sources of one article
SELECT a.* EXCLUDE (victim_key), (
    SELECT count(*) FROM claims AS b
    WHERE b.category = a.category AND b.unit = a.unit AND b.victim_key = a.victim_key
      AND (b.value_high < a.value_low OR a.value_high < b.value_low)
      AND CASE WHEN b.article_id = a.article_id THEN lower(b.attributed_to) <> lower(a.attributed_to)
               ELSE a.toll_role = 'counted' AND b.toll_role = 'counted' END
) AS n_contradicted
FROM claims AS a
ORDER BY a.category = 'killed' DESC, a.category, a.toll_role = 'counted' DESC, a.published_on, a.figure_id LIMIT 300;
