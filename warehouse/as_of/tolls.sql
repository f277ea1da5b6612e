-- The view article_tolls over the figures of then.
SELECT article_id, category, unit, sum(value_low)::BIGINT AS toll_low, sum(value_best)::BIGINT AS toll_best,
       CASE WHEN count(value_high) = count(*) THEN sum(value_high)::BIGINT END AS toll_high, count(*) AS n_figures
FROM {figures}
WHERE toll_role = 'counted'
GROUP BY article_id, category, unit
