-- Why a step of the extraction failed on an article, see docs/tables.md.
ALTER TABLE articles ADD COLUMN IF NOT EXISTS extraction_error VARCHAR;
