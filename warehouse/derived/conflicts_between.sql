-- Claims of different articles about the same victims, place and time whose bounds do not meet. {among} may narrow the
-- meeting keys and months down.
WITH claims AS MATERIALIZED (
    SELECT *, coalesce(occurred_to, occurred_from) AS last_on, lower(place) AS place_key,
           coalesce(nullif(lower(regexp_replace(victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people')
               AS victim_key
    FROM {casualty_claims}
    WHERE meeting_key IS NOT NULL
),
months AS (
    -- each month that a claim touches: claims of other months are never compared, which keeps the join linear in time
    SELECT figure_id, article_id, category, unit, place_key, victim_key, occurred_from, last_on, value_low, value_high, meeting_key,
           unnest(range(year(occurred_from) * 12 + month(occurred_from), year(last_on) * 12 + month(last_on) + 1)) AS month
    FROM claims
),
compared AS (
    FROM months{among}
),
pairs AS (
    SELECT a.figure_id AS figure_a, b.figure_id AS figure_b, a.meeting_key, a.month::INTEGER AS month
    FROM compared AS a
    JOIN compared AS b
        ON b.meeting_key = a.meeting_key AND b.month = a.month AND a.occurred_from <= b.last_on AND b.occurred_from <= a.last_on
        AND b.category = a.category AND b.unit = a.unit AND b.place_key = a.place_key AND b.victim_key = a.victim_key
    WHERE a.figure_id < b.figure_id AND a.article_id <> b.article_id
      AND (a.value_high < b.value_low OR b.value_high < a.value_low)
      -- found once, in the first month that both touch
      AND a.month = year(greatest(a.occurred_from, b.occurred_from)) * 12 + month(greatest(a.occurred_from, b.occurred_from))
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
       pair.meeting_key, pair.month
FROM pairs AS pair
JOIN claims AS a ON a.figure_id = pair.figure_a
JOIN claims AS b ON b.figure_id = pair.figure_b;
