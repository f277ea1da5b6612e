-- The columns of a figure export of IDMC Helix, one row an independent claim of people displaced or returned. What an
-- article does not say, and what an analyst has to decide, stays NULL: see docs/exports.md, which maps each column.
SELECT
    NULL AS "Id",
    NULL AS "Created at", NULL AS "Created by",
    {country} AS "ISO3",
    CASE f.cause WHEN 'conflict' THEN 'Conflict' WHEN 'disaster' THEN 'Disaster' END AS "Figure cause",
    CASE k.unit WHEN 'person' THEN k.value_best END AS "Total figures",
    CASE k.category WHEN 'returned' THEN 'Returns' END AS "Figure term",
    CASE k.scope WHEN 'stock' THEN k.occurred_from END AS "Stock date",
    CASE k.scope WHEN 'stock' THEN accuracy END AS "Stock date accuracy",
    CASE k.scope WHEN 'stock' THEN k.occurred_to END AS "Stock reporting date",
    CASE WHEN k.scope <> 'stock' THEN k.occurred_from END AS "Start date",
    CASE WHEN k.scope <> 'stock' THEN accuracy END AS "Start date accuracy",
    CASE WHEN k.scope <> 'stock' THEN k.occurred_to END AS "End date",
    CASE WHEN k.scope <> 'stock' THEN accuracy END AS "End date accuracy",
    NULL AS "Figure Role",
    NULL AS "Event Id",
    year(k.occurred_to) AS "Year",
    NULL AS "Entry Id", NULL AS "Event Name",
    k.attributed_to AS "Sources",
    NULL AS "Centroid", NULL AS "Lat", NULL AS "Lon", NULL AS "Location List",
    'No' AS "Include in IDU", NULL AS "Excerpt IDU",
    k.outlet AS "Publishers",
    NULL AS "Link",
    NULL AS "Violence", NULL AS "Violence Sub Type", NULL AS "Hazard Type", NULL AS "Hazard Sub Type",
    NULL AS "OSV Sub Type", NULL AS "Hazard Category", NULL AS "Hazard Sub Category",
    k.excerpt AS "Source Excerpt",
    NULL AS "Region", NULL AS "Event Start Date",
    k.reported AS "Reported",
    NULL AS "Displacement: Urban", NULL AS "Displacement: Rural", NULL AS "Location: Camp", NULL AS "Location: Non-Camp",
    NULL AS "Old Id",
    a.url AS "Source url",
    NULL AS "Source document", NULL AS "Entry link", NULL AS "Country", NULL AS "Entry Old Id",
    CASE k.unit WHEN 'person' THEN 'Person' WHEN 'household' THEN 'Household' END AS "Unit",
    CASE k.quantifier
        WHEN 'exact' THEN 'Exact'
        WHEN 'more_than' THEN 'More than' WHEN 'at_least' THEN 'More than'
        WHEN 'less_than' THEN 'Less than' WHEN 'at_most' THEN 'Less than'
        WHEN 'approximately' THEN 'Approximately'
    END AS "Quantifier",
    NULL AS "Household Size",
    CASE k.scope WHEN 'stock' THEN 'Unverified stock' ELSE 'Unverified flow' END AS "Figure Category",
    NULL AS "Displacement Occurred",
    k.place AS "Locations names",
    NULL AS "Is housing destruction", NULL AS "Tags", NULL AS "Analysis and Calculation Logic", NULL AS "Type of point",
    NULL AS "Disability", NULL AS "Indigenous People",
    k.headline AS "Entry Title",
    NULL AS "Crisis Id", NULL AS "Event Old Id", NULL AS "Crisis Name", NULL AS "Other Event Sub Type",
    NULL AS "Context of violences", NULL AS "Sources reliability",
    k.value_low AS "newsledger low", k.value_high AS "newsledger high", k.victim AS "newsledger victim",
    k.certainty AS "newsledger certainty", k.published_on AS "newsledger published on",
    k.figure_id AS "newsledger figure id", k.article_id AS "newsledger article id",
    {review_status} AS "review_status"
FROM casualty_claims AS k
JOIN (
    SELECT *, CASE occurred_precision
        WHEN 'day' THEN 'Day' WHEN 'week' THEN 'Week' WHEN 'month' THEN 'Month' WHEN 'year' THEN 'Year'
    END AS accuracy
    FROM casualty_figures
) AS f USING (figure_id)
JOIN articles AS a ON a.article_id = k.article_id
WHERE k.category IN ('displaced', 'returned') AND k.toll_role IN ('counted', 'background') AND k.certainty <> 'denied'
  AND {is_wanted}
ORDER BY k.occurred_from, k.figure_id;
