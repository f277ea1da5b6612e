-- Independent claims as HXL-tagged rows; the aliases are headers, and after the bar their HXL hashtags.
SELECT
    k.figure_id AS "figure_id|#meta+id",
    k.published_on AS "published_on|#date+published",
    k.outlet AS "outlet|#meta+publisher+name",
    k.headline AS "headline|#meta+title",
    a.url AS "url|#meta+url",
    {country} AS "country|#country+code+iso3",
    p.admin1 AS "admin1|#adm1+name",
    k.place AS "place|#loc+name",
    round(p.latitude::DOUBLE, 3) AS "latitude|#geo+lat",
    round(p.longitude::DOUBLE, 3) AS "longitude|#geo+lon",
    e.event_id AS "event_id|#event+id",
    k.occurred_from AS "occurred_from|#date+start",
    k.occurred_to AS "occurred_to|#date+end",
    f.cause AS "cause|#cause+type",
    k.victim AS "victim|#description+victim",
    CASE WHEN k.category = 'killed' AND k.unit = 'person' THEN k.value_best END AS "killed|#affected+killed",
    CASE WHEN k.category = 'injured' AND k.unit = 'person' THEN k.value_best END AS "injured|#affected+injured",
    CASE WHEN k.category = 'missing' AND k.unit = 'person' THEN k.value_best END AS "missing|#affected+missing",
    CASE WHEN k.category = 'displaced' AND k.unit = 'person' THEN k.value_best END AS "displaced|#affected+displaced",
    CASE WHEN k.category = 'detained' AND k.unit = 'person' THEN k.value_best END AS "detained|#affected+detained",
    CASE WHEN k.category = 'abducted' AND k.unit = 'person' THEN k.value_best END AS "abducted|#affected+abducted",
    CASE WHEN k.category = 'returned' AND k.unit = 'person' THEN k.value_best END AS "returned|#affected+returned",
    CASE WHEN k.category = 'affected' AND k.unit = 'person' THEN k.value_best END AS "affected|#affected+affected",
    CASE WHEN k.unit = 'household' THEN k.value_best END AS "households|#affected+hh",
    k.category AS "category|#indicator+category",
    k.value_low AS "value_low|#affected+min",
    k.value_high AS "value_high|#affected+max",
    k.quantifier AS "quantifier|#indicator+quantifier",
    k.scope AS "scope|#indicator+scope",
    k.certainty AS "certainty|#indicator+certainty",
    k.attributed_to AS "attributed_to|#meta+source",
    k.excerpt AS "excerpt|#description+excerpt",
    k.n_outlets AS "n_outlets|#meta+outlets+num",
    {review_status} AS "review_status|#status+review"
FROM casualty_claims AS k
JOIN casualty_figures AS f USING (figure_id)
JOIN articles AS a ON a.article_id = k.article_id
LEFT JOIN places AS p ON p.article_id = k.article_id AND p.text = k.place
LEFT JOIN event_articles AS e ON e.article_id = k.article_id
WHERE k.value_best IS NOT NULL AND {is_wanted}
ORDER BY k.published_on, k.figure_id;
