-- Claims of different articles about the same victims, place and time whose bounds do not meet. {among} may narrow the
-- meeting keys and months down.
WITH met AS (
    SELECT figure_id, article_id, category, unit, lower(place) AS place_key, occurred_from,
           coalesce(occurred_to, occurred_from) AS last_on, value_low, value_high, meeting_key,
           coalesce(nullif(lower(regexp_replace(victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people')
               AS victim_key
    FROM {casualty_claims}
    WHERE meeting_key IS NOT NULL
),
months AS (
    -- each month that a claim touches: claims of other months are never compared, which keeps the join linear in time
    SELECT *, unnest(range(year(occurred_from) * 12 + month(occurred_from), year(last_on) * 12 + month(last_on) + 1)) AS month
    FROM met
),
compared AS (
    FROM months{among}
)
SELECT a.figure_id AS figure_a, b.figure_id AS figure_b, a.meeting_key, a.month::INTEGER AS month
FROM compared AS a
JOIN compared AS b
    ON b.meeting_key = a.meeting_key AND b.month = a.month AND a.occurred_from <= b.last_on AND b.occurred_from <= a.last_on
    AND b.category = a.category AND b.unit = a.unit AND b.place_key = a.place_key AND b.victim_key = a.victim_key
WHERE a.figure_id < b.figure_id AND a.article_id <> b.article_id
  AND (a.value_high < b.value_low OR b.value_high < a.value_low)
  -- found once, in the first month that both touch
  AND a.month = year(greatest(a.occurred_from, b.occurred_from)) * 12 + month(greatest(a.occurred_from, b.occurred_from));
