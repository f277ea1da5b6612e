-- Claims of one article that contradict each other by two sources.
WITH claims AS MATERIALIZED (
    SELECT *, coalesce(occurred_to, occurred_from) AS last_on,
           lower(regexp_replace(attributed_to, '^(the|a|an)\s+', '', 'i')) AS source_key,
           coalesce(nullif(lower(regexp_replace(victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people')
               AS victim_key
    FROM {casualty_claims}
    WHERE certainty <> 'denied' AND scope = 'incident' AND toll_role <> 'part'
)
SELECT a.category, a.unit, coalesce(a.place, b.place) AS place,
       greatest(a.occurred_from, b.occurred_from) AS occurred_from,
       least(a.last_on, b.last_on) AS occurred_to,
       a.figure_id AS figure_id_a, b.figure_id AS figure_id_b,
       a.article_id AS article_id_a, b.article_id AS article_id_b,
       a.attributed_to AS attributed_to_a, b.attributed_to AS attributed_to_b,
       a.reported_text AS reported_text_a, b.reported_text AS reported_text_b,
       a.value_low AS low_a, a.value_high AS high_a, b.value_low AS low_b, b.value_high AS high_b,
       a.published_on AS published_on_a, b.published_on AS published_on_b,
       a.excerpt AS excerpt_a, b.excerpt AS excerpt_b,
       NULL::UBIGINT AS meeting_key, NULL::INTEGER AS month
FROM claims AS a
JOIN claims AS b
    ON b.article_id = a.article_id AND b.category = a.category AND b.unit = a.unit AND b.victim_key = a.victim_key
WHERE a.figure_id < b.figure_id AND a.source_key <> b.source_key
  AND a.occurred_from IS NOT DISTINCT FROM b.occurred_from
  AND (a.value_high < b.value_low OR b.value_high < a.value_low);
