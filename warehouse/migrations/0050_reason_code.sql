-- The cause of a record's outcome without what is particular to it, so that equal causes are one group.
ALTER TABLE records ADD COLUMN IF NOT EXISTS reason_code VARCHAR;
UPDATE records SET reason_code = split_part(reason, ':', 1) WHERE reason IS NOT NULL;
