-- One row an outlet: how fresh, volume, delay, undated and duplicate share, what was set aside.
WITH settings AS (
    SELECT coalesce(max_by(json_extract(settings, '$.thresholds.max_outlet_silence_days')::DOUBLE, started_at), 7) AS max_days,
           coalesce(max_by(json_extract(settings, '$.thresholds.min_history_runs')::DOUBLE, started_at), 5) AS min_loads
    FROM runs
),
loads AS (
    SELECT outlet, recorded_at, lag(recorded_at) OVER (PARTITION BY outlet ORDER BY recorded_at) AS before
    FROM (SELECT DISTINCT coalesce(outlet, '(not named)') AS outlet, recorded_at FROM articles)
),
fresh AS (
    SELECT outlet, max(recorded_at) AS last_loaded_at, epoch(now() - max(recorded_at)) / 86400 AS silent_days,
           max(max_days) AS max_silent_days,
           -- as the check outlets_fresh of the monitor: it came often enough to have a habit, and longer than ever is silent
           CASE WHEN count(*) < max(min_loads) OR outlet = '(not named)' THEN 'no habit yet'
                WHEN silent_days > max(max_days) AND silent_days * 86400 > 2 * max(epoch(recorded_at - before)) THEN 'silent'
                ELSE 'fresh' END AS freshness
    FROM loads, settings GROUP BY outlet
),
aside AS (
    SELECT coalesce(payload ->> '$.outlet', payload ->> '$.observed.outlet', '(not named)') AS outlet, count(*) AS n_quarantined
    FROM quarantine WHERE resolved_run_id IS NULL GROUP BY ALL
)
SELECT coalesce(a.outlet, '(not named)') AS outlet, any_value(f.freshness) AS freshness, count(*) AS n_articles,
       any_value(f.last_loaded_at) AS last_loaded_at,
       round(any_value(f.silent_days), 1) AS silent_days, any_value(f.max_silent_days) AS max_silent_days,
       max(a.published_on) AS newest_published_on,
       avg((a.published_on IS NULL)::INT) AS share_undated,
       sum(d.n_duplicates)::BIGINT AS n_duplicates,
       sum(d.n_duplicates) / (count(*) + sum(d.n_duplicates)) AS duplicate_share,
       avg((NOT a.is_canonical)::INT) AS reprint_share,
       coalesce(any_value(q.n_quarantined), 0) AS n_quarantined,
       median(date_diff('day', a.published_on, a.recorded_at::DATE)) AS median_delay_days,
       avg(a.n_words)::INT AS mean_words
FROM articles AS a
LEFT JOIN (
    SELECT article_id, count(*) FILTER (outcome = 'duplicate') AS n_duplicates FROM records GROUP BY article_id
) AS d USING (article_id)
LEFT JOIN fresh AS f ON f.outlet = coalesce(a.outlet, '(not named)')
LEFT JOIN aside AS q ON q.outlet = coalesce(a.outlet, '(not named)')
GROUP BY coalesce(a.outlet, '(not named)') ORDER BY any_value(f.freshness) = 'silent' DESC, n_articles DESC LIMIT 500;
