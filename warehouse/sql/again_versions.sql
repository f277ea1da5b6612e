-- By which rules the articles were extracted before. To be asked before anything is replaced.
INSERT INTO extractor_versions_history BY NAME
SELECT a.article_id, a.extractor_version, f.figures_version, now() AS recorded_to_at
FROM articles AS a
JOIN again_articles AS s USING (article_id)
LEFT JOIN (
    SELECT article_id, any_value(extractor_version) AS figures_version FROM casualty_figures
    WHERE article_id IN (SELECT article_id FROM again_renewed) GROUP BY article_id
) AS f USING (article_id)
WHERE a.extractor_version <> s.extractor_version;
