-- One row an outlet: volume, delay, undated and duplicate share.
SELECT coalesce(a.outlet, '(not named)') AS outlet, count(*) AS n_articles,
       avg((a.published_on IS NULL)::INT) AS share_undated,
       median(date_diff('day', a.published_on, a.recorded_at::DATE)) AS median_delay_days,
       sum(d.n_duplicates)::BIGINT AS n_duplicates,
       sum(d.n_duplicates) / (count(*) + sum(d.n_duplicates)) AS duplicate_share,
       avg((NOT a.is_canonical)::INT) AS reprint_share,
       max(a.published_on) AS newest_published_on,
       avg(a.n_words)::INT AS mean_words
FROM articles AS a
LEFT JOIN (
    SELECT article_id, count(*) FILTER (outcome = 'duplicate') AS n_duplicates FROM records GROUP BY article_id
) AS d USING (article_id)
GROUP BY ALL ORDER BY n_articles DESC LIMIT 500;
