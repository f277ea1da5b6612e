-- What the warehouse holds, one row.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM temporal_expressions) AS temporal_expressions,
    (SELECT count(*) FROM casualty_figures) AS casualty_figures,
    (SELECT count(*) FROM quarantine WHERE resolved_run_id IS NULL) AS open_quarantine,
    (SELECT coalesce(sum(n_bytes), 0)::BIGINT FROM files WHERE sha256 <> '') AS delivered_bytes;
