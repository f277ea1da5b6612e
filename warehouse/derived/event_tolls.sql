WITH told AS (
    SELECT e.event_id, a.cluster_id, f.article_id, f.category, f.unit, a.published_on, a.is_canonical,
           sum(f.value_low)::BIGINT AS low, sum(f.value_best)::BIGINT AS best,
           CASE WHEN count(f.value_high) = count(*) THEN sum(f.value_high)::BIGINT END AS high
    FROM {event_articles} AS e
    JOIN {articles} AS a ON a.article_id = e.article_id
    JOIN {casualty_figures} AS f ON f.article_id = e.article_id
    WHERE f.scope = 'incident' AND f.toll_role = 'counted'
    GROUP BY ALL
),
-- of a cluster of near-duplicates one speaks: the canonical article, else the last
claims AS (
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY event_id, cluster_id, category, unit ORDER BY is_canonical DESC, published_on DESC NULLS LAST, article_id
    ) = 1
),
often AS (
    SELECT event_id, category, unit, best, count(*) AS n FROM claims GROUP BY ALL
)
SELECT c.event_id, c.category, c.unit, min(c.low) AS toll_low, any_value(o.best) AS toll_best,
       CASE WHEN count(c.high) = count(*) THEN max(c.high) END AS toll_high,
       arg_max(c.best, struct_pack(p := coalesce(c.published_on, DATE '0001-01-01'), a := c.article_id)) AS toll_latest,
       count(*) AS n_claims,
       coalesce(max(c.low) > min(c.high), false) AS is_disputed
FROM claims AS c
LEFT JOIN (
    SELECT event_id, category, unit, arg_max(best, struct_pack(n := n, b := best)) AS best FROM often GROUP BY ALL
) AS o ON o.event_id = c.event_id AND o.category = c.category AND o.unit = c.unit
GROUP BY c.event_id, c.category, c.unit;
