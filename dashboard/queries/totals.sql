-- One row: what the warehouse holds, and how fresh it is.
SELECT (SELECT count(*) FROM files) AS n_files,
       (SELECT count(*) FROM records) AS n_records,
       (SELECT count(*) FROM articles) AS n_articles,
       (SELECT count(*) FROM clusters) AS n_clusters,
       (SELECT count(*) FROM casualty_figures) AS n_figures,
       (SELECT count(*) FROM temporal_expressions) AS n_expressions,
       (SELECT count(*) FROM quarantine WHERE resolved_run_id IS NULL) AS n_in_quarantine,
       (SELECT max(finished_at) FROM runs WHERE status = 'completed' AND n_files + n_records > 0) AS last_completed_at,
       (SELECT max(published_on) FROM articles) AS newest_published_on;
