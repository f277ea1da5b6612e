WITH members AS (
    SELECT e.event_id, e.article_id, a.outlet, a.published_on
    FROM {event_articles} AS e JOIN {articles} AS a ON a.article_id = e.article_id
),
figures AS (
    SELECT e.event_id, a.cluster_id, f.category, f.unit, f.victim, f.value_low, f.value_high, f.place, f.country,
           f.country_by, f.occurred_from, f.occurred_to, f.cause
    FROM {event_articles} AS e
    JOIN {articles} AS a ON a.article_id = e.article_id
    JOIN {casualty_figures} AS f ON f.article_id = e.article_id
    WHERE f.scope = 'incident' AND f.toll_role IN ('counted', 'restated') AND f.certainty <> 'denied'
),
-- of each property the value that is told most often; a day before an interval, a country by words before one by default
countries AS (
    SELECT event_id, arg_max(country, struct_pack(s := is_sure, n := n, v := country)) AS country
    FROM (
        SELECT event_id, country, country_by <> 'fallback' AS is_sure, count(*) AS n
        FROM figures WHERE country IS NOT NULL GROUP BY ALL
    )
    GROUP BY event_id
),
places AS (
    SELECT event_id, arg_max(place, struct_pack(n := n, v := place)) AS place
    FROM (SELECT event_id, place, count(*) AS n FROM figures WHERE place IS NOT NULL GROUP BY ALL)
    GROUP BY event_id
),
causes AS (
    SELECT event_id, arg_max(cause, struct_pack(n := n, v := cause)) AS cause
    FROM (SELECT event_id, cause, count(*) AS n FROM figures WHERE cause IS NOT NULL GROUP BY ALL)
    GROUP BY event_id
),
days AS (
    SELECT event_id, max(struct_pack(d := d, n := n, f := occurred_from, t := occurred_to)) AS day
    FROM (
        SELECT event_id, occurred_from, occurred_to, occurred_from = occurred_to AS d, count(*) AS n
        FROM figures WHERE occurred_from IS NOT NULL AND occurred_to IS NOT NULL GROUP BY ALL
    )
    GROUP BY event_id
),
claims AS (
    SELECT event_id, count(*) AS n_claims
    FROM (
        SELECT DISTINCT event_id, cluster_id, category, unit, victim, value_low, value_high FROM figures
    )
    GROUP BY event_id
),
conflicts AS (
    SELECT event_id, count(*) AS n_conflicts FROM {event_tolls} WHERE is_disputed GROUP BY event_id
),
counts AS (
    SELECT event_id, count(*) AS n_articles, count(DISTINCT outlet) AS n_outlets,
           min(published_on) AS first_published_on, max(published_on) AS last_published_on
    FROM members GROUP BY event_id
)
SELECT n.event_id, c.country, p.place, d.day.f AS occurred_from, d.day.t AS occurred_to, k.cause, n.n_articles, n.n_outlets,
       coalesce(q.n_claims, 0) AS n_claims, coalesce(x.n_conflicts, 0) AS n_conflicts, n.first_published_on,
       n.last_published_on
FROM counts AS n
LEFT JOIN countries AS c USING (event_id)
LEFT JOIN places AS p USING (event_id)
LEFT JOIN causes AS k USING (event_id)
LEFT JOIN days AS d USING (event_id)
LEFT JOIN claims AS q USING (event_id)
LEFT JOIN conflicts AS x USING (event_id);
