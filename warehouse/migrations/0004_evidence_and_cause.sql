-- What a number stands on and what the harm came of; rows of older rules do not say (reprocess fills them in).
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS evidence VARCHAR;
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS cause VARCHAR;
ALTER TABLE casualty_figures ADD COLUMN IF NOT EXISTS cause_text VARCHAR;
