-- What the warehouse holds, in the order in which it comes to be.
SELECT 'files' AS what, count(*) FROM files
UNION ALL SELECT 'records', count(*) FROM records
UNION ALL SELECT 'articles', count(*) FROM articles
UNION ALL SELECT 'clusters of near-duplicates', count(*) FROM clusters
UNION ALL SELECT 'temporal expressions', count(*) FROM temporal_expressions
UNION ALL SELECT 'casualty figures', count(*) FROM casualty_figures
UNION ALL SELECT 'in quarantine', count(*) FROM quarantine WHERE resolved_run_id IS NULL;
