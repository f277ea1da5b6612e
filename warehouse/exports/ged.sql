-- The columns of the UCDP Georeferenced Event Dataset (GED 25.1), one row an independent claim of people killed in one
-- incident of conflict. What an article does not say stays NULL: see docs/exports.md, which maps each column.
SELECT
    NULL AS id,
    'newsledger-' || k.figure_id AS relid,
    CASE WHEN year(k.occurred_from) = year(k.occurred_to) THEN year(k.occurred_to) END AS year,
    NULL AS active_year,
    NULL AS code_status,
    NULL AS type_of_violence,
    NULL AS conflict_dset_id, NULL AS conflict_new_id, NULL AS conflict_name,
    NULL AS dyad_dset_id, NULL AS dyad_new_id, NULL AS dyad_name,
    NULL AS side_a_dset_id, NULL AS side_a_new_id, NULL AS side_a,
    NULL AS side_b_dset_id, NULL AS side_b_new_id, NULL AS side_b,
    k.n_outlets AS number_of_sources,
    concat_ws(', ', k.outlet, k.published_on::VARCHAR, k.headline) AS source_article,
    k.outlet AS source_office,
    k.published_on AS source_date,
    k.headline AS source_headline,
    k.attributed_to AS source_original,
    NULL AS where_prec,
    k.place AS where_coordinates,
    k.place AS where_description,
    p.admin1 AS adm_1, NULL AS adm_2,
    round(p.latitude::DOUBLE, 3) AS latitude, round(p.longitude::DOUBLE, 3) AS longitude, NULL AS geom_wkt, NULL AS priogrid_gid,
    NULL AS country, NULL AS country_id, NULL AS region,
    CASE k.scope WHEN 'incident' THEN 1 END AS event_clarity,
    CASE
        WHEN k.occurred_from IS NULL OR k.occurred_to IS NULL THEN NULL
        WHEN date_diff('day', k.occurred_from, k.occurred_to) = 0 THEN 1
        WHEN date_diff('day', k.occurred_from, k.occurred_to) < 6 THEN 2
        WHEN date_diff('day', k.occurred_from, k.occurred_to) = 6 THEN 3
        WHEN date_diff('day', k.occurred_from, k.occurred_to) < 31 THEN 4
        ELSE 5
    END AS date_prec,
    k.occurred_from AS date_start,
    k.occurred_to AS date_end,
    NULL AS deaths_a, NULL AS deaths_b, NULL AS deaths_civilians,
    k.value_best AS deaths_unknown,
    k.value_best AS best,
    k.value_high AS high,
    k.value_low AS low,
    NULL AS gwnoa, NULL AS gwnob,
    {country} AS newsledger_country_iso3,
    e.event_id AS newsledger_event_id,
    k.victim AS newsledger_victim,
    k.certainty AS newsledger_certainty,
    k.article_id AS newsledger_article_id,
    a.url AS newsledger_url,
    {review_status} AS review_status
FROM casualty_claims AS k
JOIN casualty_figures AS f USING (figure_id)
JOIN articles AS a ON a.article_id = k.article_id
LEFT JOIN places AS p ON p.article_id = k.article_id AND p.text = k.place
LEFT JOIN event_articles AS e ON e.article_id = k.article_id
WHERE k.category = 'killed' AND k.unit = 'person' AND k.scope = 'incident' AND f.cause = 'conflict'
  AND k.toll_role = 'counted' AND k.certainty <> 'denied' AND k.value_best > 0 AND {is_wanted}
ORDER BY k.occurred_from, k.figure_id;
