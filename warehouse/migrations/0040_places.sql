-- Countries of articles and figures; rows of older rules do not say (reprocess fills them in, as the table places).
ALTER TABLE articles ADD COLUMN IF NOT EXISTS country VARCHAR;
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS country VARCHAR;
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS country_by VARCHAR;
