-- The rows of {source}, which are as the rules have them, with what people say of them: {applied}.
CREATE OR REPLACE TEMP VIEW reviewed_{table} AS
WITH said AS (
    FROM (
        FROM corrections WHERE table_name = '{table}'
        QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY reviewed_at DESC, correction_id DESC) = 1
    ) WHERE action <> 'withdraw'
){more}
SELECT s.* REPLACE ({applied}),
       CASE c.action WHEN 'confirm' THEN 'confirmed' WHEN 'correct' THEN 'corrected' WHEN 'reject' THEN 'rejected' END
           AS review_status,
       c.reviewed_by, c.reviewed_at, c.note AS review_note,
       CASE WHEN {is_otherwise} THEN to_json(struct_pack({originals})) END AS automated
FROM {source} AS s
LEFT JOIN said AS c ON c.row_id = s.{key}{join};
