CREATE OR REPLACE VIEW article_changes AS
WITH first_stood AS (
    SELECT article_id, min(recorded_from_at) AS moment
    FROM (SELECT article_id, recorded_from_at FROM articles UNION ALL SELECT article_id, recorded_from_at FROM articles_history)
    GROUP BY article_id
),
-- each row that came after its article did, and each that went; the same key at one moment is a change
replaced AS (
    SELECT 'figure' AS what, article_id, figure_id AS key, recorded_to_at AS moment, 'gone' AS side FROM casualty_figures_history
    UNION ALL SELECT 'date', article_id, expression_id, recorded_to_at, 'gone' FROM temporal_expressions_history
    UNION ALL SELECT 'article', article_id, article_id, recorded_to_at, 'gone' FROM articles_history
    UNION ALL SELECT 'cluster', article_id, article_id, recorded_to_at, 'changed' FROM article_clusters_history
    UNION ALL SELECT 'figure', f.article_id, figure_id, recorded_from_at, 'new'
    FROM (SELECT article_id, figure_id, recorded_from_at FROM casualty_figures
          UNION ALL SELECT article_id, figure_id, recorded_from_at FROM casualty_figures_history) AS f
    JOIN first_stood AS s ON s.article_id = f.article_id AND f.recorded_from_at > s.moment
    UNION ALL SELECT 'date', t.article_id, expression_id, recorded_from_at, 'new'
    FROM (SELECT article_id, expression_id, recorded_from_at FROM temporal_expressions
          UNION ALL SELECT article_id, expression_id, recorded_from_at FROM temporal_expressions_history) AS t
    JOIN first_stood AS s ON s.article_id = t.article_id AND t.recorded_from_at > s.moment
    UNION ALL SELECT 'article', a.article_id, a.article_id, recorded_from_at, 'new'
    FROM (SELECT article_id, recorded_from_at FROM articles
          UNION ALL SELECT article_id, recorded_from_at FROM articles_history) AS a
    JOIN first_stood AS s ON s.article_id = a.article_id AND a.recorded_from_at > s.moment
),
keyed AS (
    SELECT article_id, moment, what, key,
           CASE WHEN bool_or(side = 'changed') OR count(DISTINCT side) = 2 THEN 'changed'
                WHEN bool_or(side = 'new') THEN 'added' ELSE 'removed' END AS how
    FROM replaced GROUP BY article_id, moment, what, key
),
why AS (
    SELECT recorded_at AS moment, why, run_id FROM revisions
    UNION ALL
    SELECT published_at, 'ingest', run_id FROM batches
)
SELECT k.article_id, k.moment AS recorded_at,
       coalesce(any_value(w.why), 'ingest') AS why, any_value(w.run_id) AS run_id,
       coalesce(any_value(k.how) FILTER (k.what = 'article'), 'same') AS article,
       bool_or(k.what = 'cluster') AS has_other_cluster,
       count(*) FILTER (k.what = 'figure' AND k.how = 'added') AS n_figures_added,
       count(*) FILTER (k.what = 'figure' AND k.how = 'removed') AS n_figures_removed,
       count(*) FILTER (k.what = 'figure' AND k.how = 'changed') AS n_figures_changed,
       count(*) FILTER (k.what = 'date' AND k.how = 'added') AS n_dates_added,
       count(*) FILTER (k.what = 'date' AND k.how = 'removed') AS n_dates_removed,
       count(*) FILTER (k.what = 'date' AND k.how = 'changed') AS n_dates_changed
FROM keyed AS k
LEFT JOIN why AS w ON w.moment = k.moment
GROUP BY k.article_id, k.moment;

COMMENT ON VIEW article_changes IS 'What changed of each article after it was loaded: one row an article and moment, with the run and why.';
COMMENT ON COLUMN article_changes.article_id IS 'The article; one whose text is read otherwise has another key: removed under the old, not listed under the new';
COMMENT ON COLUMN article_changes.recorded_at IS 'When it changed, UTC: --as-of a moment before shows what stood';
COMMENT ON COLUMN article_changes.why IS 'reprocess, correction, rebuild, or ingest (a later article moved it to another cluster)';
COMMENT ON COLUMN article_changes.run_id IS 'The run, see runs, or the reprocess, see reprocesses';
COMMENT ON COLUMN article_changes.article IS 'Whether headline, text, publication or source: changed, removed, added (again) or same';
COMMENT ON COLUMN article_changes.has_other_cluster IS 'Whether it was moved to another cluster, or stands for it otherwise';
COMMENT ON COLUMN article_changes.n_figures_added IS 'Figures that were not there before';
COMMENT ON COLUMN article_changes.n_figures_removed IS 'Figures that are not there any more';
COMMENT ON COLUMN article_changes.n_figures_changed IS 'Figures of the same words and category that say something else';
COMMENT ON COLUMN article_changes.n_dates_added IS 'Dates that were not there before';
COMMENT ON COLUMN article_changes.n_dates_removed IS 'Dates that are not there any more';
COMMENT ON COLUMN article_changes.n_dates_changed IS 'Dates of the same words that say something else';
