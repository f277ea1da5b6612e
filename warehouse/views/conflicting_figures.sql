-- Stored pairs, and those of crowds, which are compared when they are asked for: as derived/conflicts_between.sql does.
CREATE OR REPLACE VIEW conflicting_figures AS
WITH claims AS MATERIALIZED (
    SELECT casualty_claims.*, coalesce(occurred_to, occurred_from) AS last_on, lower(place) AS place_key,
           coalesce(nullif(lower(regexp_replace(victim, '^(the|a|an|other|some)\s+', '', 'i')), 'others'), 'people')
               AS victim_key
    FROM casualty_claims
    SEMI JOIN crowded_claims ON crowded_claims.meeting_key = casualty_claims.meeting_key
    WHERE casualty_claims.meeting_key IS NOT NULL
),
months AS (
    -- each month that a claim touches: claims of other months are never compared, which keeps the join linear in time
    SELECT figure_id, article_id, category, unit, place_key, victim_key, occurred_from, last_on, value_low, value_high, meeting_key,
           unnest(range(year(occurred_from) * 12 + month(occurred_from), year(last_on) * 12 + month(last_on) + 1)) AS month
    FROM claims
),
compared AS (
    FROM months SEMI JOIN crowded_claims USING (meeting_key, month)
),
pairs AS (
    SELECT a.figure_id AS figure_a, b.figure_id AS figure_b, a.meeting_key, a.month
    FROM compared AS a
    JOIN compared AS b
        ON b.meeting_key = a.meeting_key AND b.month = a.month AND a.occurred_from <= b.last_on AND b.occurred_from <= a.last_on
        AND b.category = a.category AND b.unit = a.unit AND b.place_key = a.place_key AND b.victim_key = a.victim_key
    WHERE a.figure_id < b.figure_id AND a.article_id <> b.article_id
      AND (a.value_high < b.value_low OR b.value_high < a.value_low)
      -- found once, in the first month that both touch
      AND a.month = year(greatest(a.occurred_from, b.occurred_from)) * 12 + month(greatest(a.occurred_from, b.occurred_from))
)
FROM (SELECT * EXCLUDE (meeting_key, month) FROM conflicting_pairs)
UNION ALL
SELECT a.category, a.unit, coalesce(a.place, b.place) AS place,
       greatest(a.occurred_from, b.occurred_from) AS occurred_from,
       least(a.last_on, b.last_on) AS occurred_to,
       a.figure_id AS figure_id_a, b.figure_id AS figure_id_b,
       a.article_id AS article_id_a, b.article_id AS article_id_b,
       a.attributed_to AS attributed_to_a, b.attributed_to AS attributed_to_b,
       a.reported_text AS reported_text_a, b.reported_text AS reported_text_b,
       a.value_low AS low_a, a.value_high AS high_a, b.value_low AS low_b, b.value_high AS high_b,
       a.published_on AS published_on_a, b.published_on AS published_on_b,
       a.excerpt AS excerpt_a, b.excerpt AS excerpt_b
FROM pairs AS pair
JOIN claims AS a ON a.figure_id = pair.figure_a
JOIN claims AS b ON b.figure_id = pair.figure_b;

COMMENT ON VIEW conflicting_figures IS
    'Pairs of independent claims that cannot both be right: same category and victims, overlapping time and place (or the same story with two sources), and bounds that do not meet.';
COMMENT ON COLUMN conflicting_figures.category IS 'What happened to the people';
COMMENT ON COLUMN conflicting_figures.unit IS 'person or household';
COMMENT ON COLUMN conflicting_figures.place IS 'Where, as written';
COMMENT ON COLUMN conflicting_figures.occurred_from IS 'First day that both allow';
COMMENT ON COLUMN conflicting_figures.occurred_to IS 'Last day that both allow';
COMMENT ON COLUMN conflicting_figures.figure_id_a IS 'One figure';
COMMENT ON COLUMN conflicting_figures.figure_id_b IS 'The other figure';
COMMENT ON COLUMN conflicting_figures.article_id_a IS 'Article of the one';
COMMENT ON COLUMN conflicting_figures.article_id_b IS 'Article of the other';
COMMENT ON COLUMN conflicting_figures.attributed_to_a IS 'Source of the one, as written';
COMMENT ON COLUMN conflicting_figures.attributed_to_b IS 'Source of the other, as written';
COMMENT ON COLUMN conflicting_figures.reported_text_a IS 'Words of the one';
COMMENT ON COLUMN conflicting_figures.reported_text_b IS 'Words of the other';
COMMENT ON COLUMN conflicting_figures.low_a IS 'Lower bound of the one, in units';
COMMENT ON COLUMN conflicting_figures.high_a IS 'Upper bound of the one; NULL = none';
COMMENT ON COLUMN conflicting_figures.low_b IS 'Lower bound of the other, in units';
COMMENT ON COLUMN conflicting_figures.high_b IS 'Upper bound of the other; NULL = none';
COMMENT ON COLUMN conflicting_figures.published_on_a IS 'Day the one was published';
COMMENT ON COLUMN conflicting_figures.published_on_b IS 'Day the other was published';
COMMENT ON COLUMN conflicting_figures.excerpt_a IS 'Sentence of the one';
COMMENT ON COLUMN conflicting_figures.excerpt_b IS 'Sentence of the other';
