WITH voiced AS (
    SELECT *, lower(regexp_replace(attributed_to, '^(the|a|an)\s+', '', 'i')) AS source_key
    FROM {casualty_figures}
    WHERE review_status IS DISTINCT FROM 'rejected'
),
speaking AS (
    -- of a number and its restatements in the same article the best documented speaks: with a source, from the body;
    -- another number by another source ("23, said the governor; rebels put the toll at 9") restates nothing
    SELECT arg_min(f.figure_id, struct_pack(
               no_source := f.attributed_to IS NULL, headline := f.source_field = 'headline', at := f.char_start, id := f.figure_id
           )) AS figure_id
    FROM voiced AS f
    LEFT JOIN voiced AS whole ON whole.figure_id = f.toll_of
    GROUP BY f.article_id, f.category,
             CASE WHEN f.toll_role <> 'restated' THEN f.figure_id
                  WHEN f.source_key <> whole.source_key
                       AND (f.value_high < whole.value_low OR whole.value_high < f.value_low) THEN f.figure_id
                  ELSE coalesce(f.toll_of, f.figure_id) END
),
figures AS (
    SELECT f.*, a.cluster_id, a.outlet, a.published_on, a.headline, a.is_canonical,
           lower(regexp_replace(f.victim, '^(the|a|an)\s+', '', 'i')) AS victim_key
    FROM voiced AS f
    JOIN {articles} AS a USING (article_id)
    WHERE f.figure_id IN (FROM speaking)
),
copies AS (
    SELECT article_id, count(*) AS n_copies
    FROM {records} WHERE outcome = 'duplicate' AND reason LIKE 'exact_duplicate:%' GROUP BY article_id
),
carried AS (
    SELECT f.cluster_id, f.category, f.unit, f.scope, f.certainty, f.source_key, f.victim_key,
           f.value_low, f.value_best, f.value_high,
           -- headline and body may both begin with the number: the one that is counted speaks
           arg_min(f.figure_id, struct_pack(c := NOT f.is_canonical, p := f.published_on, a := f.article_id, s := f.char_start,
                                            r := f.toll_role <> 'counted', i := f.figure_id)) AS figure_id,
           count(DISTINCT f.article_id) AS n_articles,
           count(DISTINCT coalesce(f.outlet, '')) AS n_outlets,
           min(f.published_on) AS first_published_on,
           max(f.published_on) AS last_published_on
    FROM figures AS f
    GROUP BY ALL
),
copied AS (
    SELECT f.cluster_id, f.category, f.unit, f.value_best, sum(c.n_copies)::BIGINT AS n_copies
    FROM (SELECT DISTINCT cluster_id, category, unit, value_best, article_id FROM figures) AS f
    JOIN copies AS c USING (article_id)
    GROUP BY ALL
)
SELECT f.figure_id, f.article_id, f.cluster_id, f.category, f.unit, f.victim, f.quantifier, f.reported, f.reported_text,
       f.value_low, f.value_best, f.value_high, f.attributed_to, f.certainty, f.scope, f.occurred_from, f.occurred_to,
       f.place, f.country, f.country_by, f.toll_role, f.excerpt, f.headline, f.outlet, f.published_on, k.first_published_on, k.last_published_on,
       (k.n_articles - 1 + coalesce(d.n_copies, 0))::BIGINT AS n_reprints,
       k.n_outlets,
       -- claims of other keys are never compared: denied ones, sums over several incidents, parts of a whole, counts that a newer one replaced have none
       CASE WHEN f.certainty <> 'denied' AND f.scope = 'incident' AND f.toll_role NOT IN ('part', 'superseded') AND f.place IS NOT NULL
                 AND f.occurred_from IS NOT NULL
            THEN md5_number_lower(concat_ws(chr(31), f.category, f.unit, lower(f.place), coalesce(nullif(lower(
                     regexp_replace(f.victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people'))) END AS meeting_key
FROM carried AS k
JOIN figures AS f USING (figure_id)
LEFT JOIN copied AS d
    ON d.cluster_id = k.cluster_id AND d.category = k.category AND d.unit = k.unit
    AND d.value_best IS NOT DISTINCT FROM k.value_best;
