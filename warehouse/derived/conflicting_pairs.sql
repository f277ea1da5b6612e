-- Pairs of claims that contradict each other, as conflicts_inside and conflicts_between find them, with what both say.
WITH claims AS MATERIALIZED (
    SELECT *, coalesce(occurred_to, occurred_from) AS last_on FROM {casualty_claims}
),
pairs AS ({pairs})
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
