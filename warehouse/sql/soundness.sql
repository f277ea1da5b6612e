-- What must hold between the tables: one row a rule that is broken, with how often and up to three examples.
WITH broken AS (
    SELECT 'records_have_files' AS rule, record_id AS subject FROM records ANTI JOIN files USING (file_id)

    UNION ALL
    SELECT 'records_have_articles', r.record_id
    FROM records AS r LEFT JOIN articles AS a ON a.article_id = r.article_id
    WHERE (r.outcome IN ('loaded', 'duplicate')) <> (a.article_id IS NOT NULL)

    UNION ALL
    SELECT 'records_unique', record_id FROM records GROUP BY record_id HAVING count(*) > 1

    UNION ALL
    SELECT 'articles_unique', article_id FROM articles GROUP BY article_id HAVING count(*) > 1

    UNION ALL
    SELECT 'articles_have_records', article_id FROM articles ANTI JOIN records USING (record_id)

    UNION ALL
    SELECT 'articles_have_signatures', article_id FROM articles ANTI JOIN article_signatures USING (article_id)

    UNION ALL
    SELECT 'articles_have_clusters', article_id FROM articles ANTI JOIN clusters USING (cluster_id)

    UNION ALL
    SELECT 'clusters_count_articles', c.cluster_id
    FROM clusters AS c
    LEFT JOIN (SELECT cluster_id, count(*) AS n FROM articles GROUP BY cluster_id) AS a USING (cluster_id)
    WHERE c.n_articles <> coalesce(a.n, 0)

    UNION ALL
    SELECT 'expressions_have_articles', expression_id FROM temporal_expressions ANTI JOIN articles USING (article_id)

    UNION ALL
    SELECT 'figures_have_articles', figure_id FROM casualty_figures ANTI JOIN articles USING (article_id)

    UNION ALL
    SELECT 'places_have_articles', place_id FROM places ANTI JOIN articles USING (article_id)

    UNION ALL
    SELECT 'event_articles_have_articles', event_id FROM event_articles ANTI JOIN articles USING (article_id)

    UNION ALL
    SELECT 'articles_in_one_event', article_id FROM event_articles GROUP BY article_id HAVING count(*) > 1

    UNION ALL
    SELECT 'expressions_are_their_text', t.expression_id
    FROM temporal_expressions AS t JOIN articles AS a USING (article_id)
    WHERE substr(if(t.source_field = 'headline', a.headline, a.body), t.char_start + 1, t.char_end - t.char_start)
        IS DISTINCT FROM t.text

    UNION ALL
    SELECT 'figures_are_their_text', f.figure_id
    FROM casualty_figures AS f JOIN articles AS a USING (article_id)
    WHERE substr(if(f.source_field = 'headline', a.headline, a.body), f.char_start + 1, f.char_end - f.char_start)
        IS DISTINCT FROM f.reported_text

    UNION ALL
    -- the same bytes under another name are set aside with the first delivery, which has the entry
    SELECT 'quarantine_matches_records', coalesce(r.record_id, q.record_id)
    FROM (FROM records WHERE outcome = 'quarantined') AS r
    FULL JOIN (SELECT DISTINCT record_id FROM quarantine WHERE resolved_run_id IS NULL) AS q
        ON q.record_id = r.record_id
    WHERE r.record_id IS NULL OR (q.record_id IS NULL AND r.reason_code IS DISTINCT FROM 'same_bytes')

    UNION ALL
    SELECT 'inbox_files_have_files', uri FROM inbox_files ANTI JOIN files USING (file_id)

    UNION ALL
    SELECT 'runs_add_up', run_id FROM runs
    WHERE finished_at IS NOT NULL AND n_records <> n_loaded + n_duplicates + n_quarantined + n_failed
)
SELECT rule, count(*) AS n, list(subject)[:3] AS examples FROM broken GROUP BY rule ORDER BY rule;
