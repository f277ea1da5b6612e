CREATE OR REPLACE VIEW casualty_claims AS
WITH speaking AS (
    -- of a number and its restatements in the same article the best documented speaks: with a source, from the body
    SELECT arg_min(figure_id, struct_pack(
               no_source := attributed_to IS NULL, headline := source_field = 'headline', at := char_start, id := figure_id
           )) AS figure_id
    FROM casualty_figures
    WHERE review_status IS DISTINCT FROM 'rejected'
    GROUP BY article_id, category,
             CASE toll_role WHEN 'restated' THEN coalesce(toll_of, figure_id) ELSE figure_id END
),
figures AS (
    SELECT f.*, a.cluster_id, a.outlet, a.published_on, a.headline, a.is_canonical,
           lower(regexp_replace(f.attributed_to, '^(the|a|an)\s+', '', 'i')) AS source_key,
           lower(regexp_replace(f.victim, '^(the|a|an)\s+', '', 'i')) AS victim_key
    FROM casualty_figures AS f
    JOIN articles AS a USING (article_id)
    WHERE f.figure_id IN (FROM speaking)
),
copies AS (
    SELECT article_id, count(*) AS n_copies
    FROM records WHERE outcome = 'duplicate' AND reason LIKE 'exact_duplicate:%' GROUP BY article_id
),
carried AS (
    SELECT f.cluster_id, f.category, f.unit, f.scope, f.certainty, f.source_key, f.victim_key,
           f.value_low, f.value_best, f.value_high,
           arg_min(f.figure_id, struct_pack(c := NOT f.is_canonical, p := f.published_on, a := f.article_id, s := f.char_start))
               AS figure_id,
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
       k.n_outlets
FROM carried AS k
JOIN figures AS f USING (figure_id)
LEFT JOIN copied AS d
    ON d.cluster_id = k.cluster_id AND d.category = k.category AND d.unit = k.unit
    AND d.value_best IS NOT DISTINCT FROM k.value_best;

COMMENT ON VIEW casualty_claims IS
    'One row per independent claim: the same number of the same source counts once in a cluster of near-duplicates, however often it is reprinted. Shown as the canonical article has it.';
COMMENT ON COLUMN casualty_claims.figure_id IS 'The figure that stands for the claim';
COMMENT ON COLUMN casualty_claims.article_id IS 'Article it stands in: the canonical one of the cluster if that has it';
COMMENT ON COLUMN casualty_claims.cluster_id IS 'Cluster of near-duplicates within which the claim counts once';
COMMENT ON COLUMN casualty_claims.category IS 'killed, injured, missing, displaced, detained, abducted, returned or affected';
COMMENT ON COLUMN casualty_claims.unit IS 'person or household';
COMMENT ON COLUMN casualty_claims.victim IS 'Who, as written';
COMMENT ON COLUMN casualty_claims.quantifier IS 'How the number is qualified';
COMMENT ON COLUMN casualty_claims.reported IS 'The number as written, in units; NULL if vague';
COMMENT ON COLUMN casualty_claims.reported_text IS 'The words';
COMMENT ON COLUMN casualty_claims.value_low IS 'Inclusive lower bound, in units';
COMMENT ON COLUMN casualty_claims.value_best IS 'Best estimate, in units';
COMMENT ON COLUMN casualty_claims.value_high IS 'Inclusive upper bound, in units; NULL = none';
COMMENT ON COLUMN casualty_claims.attributed_to IS 'Source of the number as written; NULL if the article speaks for itself';
COMMENT ON COLUMN casualty_claims.certainty IS 'stated, unconfirmed or denied';
COMMENT ON COLUMN casualty_claims.scope IS 'incident, cumulative or stock';
COMMENT ON COLUMN casualty_claims.occurred_from IS 'First day on which the harm may have happened';
COMMENT ON COLUMN casualty_claims.occurred_to IS 'Last such day';
COMMENT ON COLUMN casualty_claims.place IS 'Where, as written';
COMMENT ON COLUMN casualty_claims.country IS 'Country of the place, ISO 3166-1 alpha-3; NULL if nothing decides it';
COMMENT ON COLUMN casualty_claims.country_by IS 'What decided the country, as places.decided_by';
COMMENT ON COLUMN casualty_claims.toll_role IS 'How it enters the toll of its article';
COMMENT ON COLUMN casualty_claims.excerpt IS 'The sentence it stands in';
COMMENT ON COLUMN casualty_claims.headline IS 'Headline of that article';
COMMENT ON COLUMN casualty_claims.outlet IS 'Outlet of that article';
COMMENT ON COLUMN casualty_claims.published_on IS 'Day that article was published; NULL if unknown';
COMMENT ON COLUMN casualty_claims.first_published_on IS 'Earliest known day on which any copy carried the claim';
COMMENT ON COLUMN casualty_claims.last_published_on IS 'Latest such day';
COMMENT ON COLUMN casualty_claims.n_reprints IS 'Further articles of the cluster that carry it, word-for-word copies included';
COMMENT ON COLUMN casualty_claims.n_outlets IS 'Different outlets among the articles that carry it; all unknown ones count as one';
