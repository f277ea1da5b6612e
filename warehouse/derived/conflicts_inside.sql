-- Claims of one article that contradict each other by two sources.
WITH told AS (
    SELECT figure_id, article_id, category, unit, occurred_from, value_low, value_high,
           lower(regexp_replace(attributed_to, '^(the|a|an)\s+', '', 'i')) AS source_key,
           coalesce(nullif(lower(regexp_replace(victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people')
               AS victim_key
    FROM {casualty_claims}
    WHERE certainty <> 'denied' AND scope = 'incident' AND toll_role NOT IN ('part', 'superseded')
)
SELECT a.figure_id AS figure_a, b.figure_id AS figure_b, NULL::UBIGINT AS meeting_key, NULL::INTEGER AS month
FROM told AS a
JOIN told AS b
    ON b.article_id = a.article_id AND b.category = a.category AND b.unit = a.unit AND b.victim_key = a.victim_key
WHERE a.figure_id < b.figure_id AND a.source_key <> b.source_key
  AND a.occurred_from IS NOT DISTINCT FROM b.occurred_from
  AND (a.value_high < b.value_low OR b.value_high < a.value_low);
