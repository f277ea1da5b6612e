-- One row a run: its counts, and what its articles hold. The run $run_id and the $n_runs finished ones before it.
SELECT r.run_id, r.started_at, r.n_records, r.n_loaded, r.n_duplicates, r.n_quarantined, r.n_failed,
       a.n_articles, a.n_undated, a.newest_published_on, f.n_figures, t.n_expressions
FROM (
    SELECT * FROM runs WHERE run_id = $run_id
    UNION ALL
    (SELECT * FROM runs
     WHERE status = 'completed' AND n_files > 0 AND n_records > 0 AND run_id <> $run_id
     ORDER BY started_at DESC LIMIT $n_runs)
) AS r
LEFT JOIN (
    SELECT run_id, count(*) AS n_articles, count(*) FILTER (published_on IS NULL) AS n_undated,
           max(published_on) AS newest_published_on
    FROM articles GROUP BY run_id
) AS a USING (run_id)
LEFT JOIN (SELECT run_id, count(*) AS n_figures FROM casualty_figures GROUP BY run_id) AS f USING (run_id)
LEFT JOIN (SELECT run_id, count(*) AS n_expressions FROM temporal_expressions GROUP BY run_id) AS t USING (run_id);
