-- Events with what is reported of them, newest first: one row an event, category and unit.
-- With $victims or $source only figures that say so are counted, so that a toll is one of civilians, or of one source;
-- then parts of a larger figure ("34 people, 20 of them civilians") and what repeats one speak where no counted one does.
WITH chosen AS (
    SELECT e.event_id, a.article_id, a.cluster_id, a.published_on, a.is_canonical, f.category, f.unit, f.value_low,
           f.value_best, f.value_high, f.toll_role, f.attributed_to, f.review_status IS NOT NULL AS is_reviewed
    FROM event_articles AS e
    JOIN articles AS a ON a.article_id = e.article_id
    JOIN casualty_figures AS f ON f.article_id = e.article_id
    WHERE f.scope = 'incident' AND f.toll_role IN ('counted', 'part', 'restated')
      AND ($victims = '' OR contains(lower(f.victim), lower($victims)))
      AND ($source = '' OR contains(lower(f.attributed_to), lower($source)))
),
told AS (
    -- a number told again is no further toll: of those the largest speaks
    SELECT event_id, cluster_id, article_id, category, unit, published_on, is_canonical, toll_role,
           if(toll_role = 'restated', max(value_low), sum(value_low))::BIGINT AS low,
           if(toll_role = 'restated', max(value_best), sum(value_best))::BIGINT AS best,
           CASE WHEN count(value_high) = count(*)
                THEN if(toll_role = 'restated', max(value_high), sum(value_high))::BIGINT END AS high
    FROM chosen
    WHERE toll_role = 'counted' OR $victims <> '' OR $source <> ''
    GROUP BY event_id, cluster_id, article_id, category, unit, published_on, is_canonical, toll_role
    QUALIFY toll_role = min(toll_role) OVER (PARTITION BY article_id, category, unit)  -- counted before part before restated
),
claims AS (
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY event_id, cluster_id, category, unit ORDER BY is_canonical DESC, published_on DESC NULLS LAST, article_id
    ) = 1
),
often AS (
    SELECT event_id, category, unit, arg_max(best, struct_pack(n := n, b := best)) AS best
    FROM (SELECT event_id, category, unit, best, count(*) AS n FROM claims GROUP BY ALL) GROUP BY ALL
),
tolls AS (
    SELECT event_id, category, unit, min(low) AS toll_low,
           CASE WHEN count(high) = count(*) THEN max(high) END AS toll_high,
           arg_max(best, struct_pack(p := coalesce(published_on, DATE '0001-01-01'), a := article_id)) AS toll_latest,
           count(*) AS n_claims, coalesce(max(low) > min(high), false) AS is_disputed
    FROM claims GROUP BY ALL
),
said AS (
    SELECT event_id, category, unit, list_sort(list(attributed_to) FILTER (attributed_to IS NOT NULL))[:5] AS sources,
           bool_or(is_reviewed) AS is_reviewed
    FROM (
        SELECT event_id, category, unit, attributed_to, bool_or(is_reviewed) AS is_reviewed FROM chosen GROUP BY ALL
    )
    GROUP BY ALL
),
titles AS (
    SELECT e.event_id, arg_min(a.headline, struct_pack(
               c := NOT coalesce(a.is_canonical, false), p := a.published_on, a := a.article_id)) AS headline
    FROM event_articles AS e JOIN articles AS a ON a.article_id = e.article_id WHERE a.headline IS NOT NULL GROUP BY ALL
),
points AS (
    SELECT e.event_id, p.text AS place, arg_max(p, struct_pack(a := p.admin1 IS NOT NULL, i := p.place_id)) AS point
    FROM event_articles AS e JOIN places AS p ON p.article_id = e.article_id WHERE p.latitude IS NOT NULL GROUP BY ALL
)
SELECT e.event_id, coalesce(e.occurred_from, e.first_published_on) AS on_day,
       CASE WHEN e.occurred_from IS NOT NULL THEN 'event' WHEN e.first_published_on IS NOT NULL THEN 'publication' END AS dated_by,
       e.occurred_from, e.occurred_to, e.country, e.place, g.point.admin1 AS admin1,
       round(g.point.latitude::DOUBLE, 3) AS latitude, round(g.point.longitude::DOUBLE, 3) AS longitude, e.cause,
       t.category, t.unit, t.toll_low, o.best AS toll_best, t.toll_high, t.toll_latest, t.n_claims,
       coalesce(t.is_disputed, false) AS is_disputed, s.sources, e.n_articles, e.n_outlets,
       coalesce(s.is_reviewed, false) AS is_reviewed, h.headline
FROM event_facts AS e
LEFT JOIN tolls AS t USING (event_id)
LEFT JOIN often AS o USING (event_id, category, unit)
LEFT JOIN said AS s USING (event_id, category, unit)
LEFT JOIN titles AS h USING (event_id)
LEFT JOIN points AS g USING (event_id, place)
WHERE t.event_id IS NOT NULL OR ($victims = '' AND $source = '')
ORDER BY on_day DESC NULLS LAST, event_id, category, unit LIMIT $n_rows;
