CREATE OR REPLACE VIEW toll_timeline AS
WITH told AS (
    SELECT category, unit, scope, any_value(place) AS place, occurred_from, occurred_to,
           any_value(attributed_to) AS attributed_to, published_on, article_id,
           sum(value_low)::BIGINT AS value_low, sum(value_best)::BIGINT AS value_best,
           CASE WHEN count(value_high) = count(*) THEN sum(value_high)::BIGINT END AS value_high,
           string_agg(reported_text, ' + ' ORDER BY figure_id) AS reported_text,
           lower(place) AS place_key,
           -- a running total ends with each publication anew: what it counts from is what tells it from others
           CASE WHEN scope <> 'cumulative' THEN occurred_to END AS until_key,
           -- where no place is said, an incident is only known to be that of another article by their event
           CASE WHEN scope <> 'cumulative' AND any_value(place) IS NULL THEN coalesce(any_value(event_id), article_id) END AS incident_key,
           lower(regexp_replace(attributed_to, '^(the|a|an)\s+', '', 'i')) AS source_key
    FROM casualty_claims LEFT JOIN event_articles USING (article_id)
    WHERE published_on IS NOT NULL AND certainty <> 'denied' AND toll_role IN ('counted', 'restated', 'background')
      AND coalesce(place, occurred_from::VARCHAR) IS NOT NULL
    GROUP BY category, unit, scope, place_key, occurred_from, occurred_to, source_key, published_on, article_id
)
SELECT category, unit, scope, place, occurred_from, occurred_to, attributed_to, published_on, value_low, value_best, value_high,
       lag(value_best) OVER story AS previous_best,
       value_best - lag(value_best) OVER story AS change,
       reported_text, article_id
FROM told
WINDOW story AS (
    PARTITION BY category, unit, scope, place_key, incident_key, occurred_from, until_key, source_key
    ORDER BY published_on, article_id
);

COMMENT ON VIEW toll_timeline IS
    'How the reported toll of the same category, place (or event, where no place is said), period and source moved from one publication to the next.';
COMMENT ON COLUMN toll_timeline.category IS 'What happened to the people';
COMMENT ON COLUMN toll_timeline.unit IS 'person or household';
COMMENT ON COLUMN toll_timeline.scope IS 'incident; cumulative = a running total ("the war has killed …"), whose timeline goes by the day it counts from';
COMMENT ON COLUMN toll_timeline.place IS 'Where, as written';
COMMENT ON COLUMN toll_timeline.occurred_from IS 'First day on which the harm may have happened';
COMMENT ON COLUMN toll_timeline.occurred_to IS 'Last such day';
COMMENT ON COLUMN toll_timeline.attributed_to IS 'Source of the number as written';
COMMENT ON COLUMN toll_timeline.published_on IS 'Day the number was published';
COMMENT ON COLUMN toll_timeline.value_low IS 'Inclusive lower bound, in units';
COMMENT ON COLUMN toll_timeline.value_best IS 'Best estimate, in units';
COMMENT ON COLUMN toll_timeline.value_high IS 'Inclusive upper bound, in units; NULL = none';
COMMENT ON COLUMN toll_timeline.previous_best IS 'Best estimate of the publication before; NULL for the first';
COMMENT ON COLUMN toll_timeline.change IS 'Difference from it, in units';
COMMENT ON COLUMN toll_timeline.reported_text IS 'The words; of several disjoint groups joined by +';
COMMENT ON COLUMN toll_timeline.article_id IS 'Article that says so';
