-- Articles with a row of which a person said something else, or nothing, by now.
CREATE OR REPLACE TEMP TABLE again_renewed AS
WITH said AS (
    FROM (FROM corrections QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY reviewed_at DESC, correction_id DESC) = 1)
    WHERE action <> 'withdraw'
), rows AS (
    SELECT figure_id AS row_id, article_id, reviewed_at FROM casualty_figures
    WHERE reviewed_at IS NOT NULL OR figure_id IN (SELECT row_id FROM corrections)
    UNION ALL
    SELECT expression_id, article_id, reviewed_at FROM temporal_expressions
    WHERE reviewed_at IS NOT NULL OR expression_id IN (SELECT row_id FROM corrections)
)
SELECT article_id, record_id FROM articles
WHERE article_id IN (
    SELECT r.article_id FROM rows AS r LEFT JOIN said AS s USING (row_id)
    WHERE r.reviewed_at IS DISTINCT FROM s.reviewed_at
);

CREATE OR REPLACE TEMP TABLE again_touched AS SELECT article_id FROM again_renewed;
