-- Runs that found nothing new are counted in one row.
ALTER TABLE runs ADD COLUMN IF NOT EXISTS n_looks BIGINT DEFAULT 0;
ALTER TABLE runs ALTER COLUMN n_looks SET NOT NULL;
