-- Why a step of the extraction failed on an article, and where redirects led to, see docs/tables.md.
ALTER TABLE articles ADD COLUMN IF NOT EXISTS extraction_error VARCHAR;
ALTER TABLE files ADD COLUMN IF NOT EXISTS reached_uri VARCHAR;
