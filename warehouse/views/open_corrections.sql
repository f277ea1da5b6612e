CREATE OR REPLACE VIEW open_corrections AS
SELECT c.correction_id, c.table_name, c.row_id, c.article_id, c.action, c.reviewed_by, c.note, c.reviewed_at,
       coalesce(json_extract_string(c.subject, '$.reported_text'), json_extract_string(c.subject, '$.text')) AS words,
       (a.article_id IS NOT NULL) AS has_article
FROM (
    FROM corrections QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY reviewed_at DESC, correction_id DESC) = 1
) AS c
LEFT JOIN articles AS a USING (article_id)
WHERE c.action <> 'withdraw'
  AND c.row_id NOT IN (SELECT figure_id FROM casualty_figures)
  AND c.row_id NOT IN (SELECT expression_id FROM temporal_expressions);

COMMENT ON VIEW open_corrections IS 'Corrections whose row is not found any more, as the article is read otherwise now: somebody has to look again.';
COMMENT ON COLUMN open_corrections.correction_id IS 'The correction';
COMMENT ON COLUMN open_corrections.table_name IS 'casualty_figures or temporal_expressions';
COMMENT ON COLUMN open_corrections.row_id IS 'Key of the row that was there';
COMMENT ON COLUMN open_corrections.article_id IS 'Article of that row';
COMMENT ON COLUMN open_corrections.action IS 'confirm, correct or reject';
COMMENT ON COLUMN open_corrections.reviewed_by IS 'Who said so';
COMMENT ON COLUMN open_corrections.note IS 'Why; NULL if nothing was said';
COMMENT ON COLUMN open_corrections.reviewed_at IS 'When, UTC';
COMMENT ON COLUMN open_corrections.words IS 'The words that the row stood for';
COMMENT ON COLUMN open_corrections.has_article IS 'Whether the article is there under that key';
