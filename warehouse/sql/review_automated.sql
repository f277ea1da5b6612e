-- The rows of {table} as the rules have them, whatever a person said.
CREATE OR REPLACE TEMP VIEW automated_{table} AS
SELECT * EXCLUDE (run_id, recorded_from_at, review_status, reviewed_by, reviewed_at, review_note, automated{not_staged})
    REPLACE ({originals})
FROM {table};
