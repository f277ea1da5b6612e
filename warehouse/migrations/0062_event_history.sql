-- Since when an article is in its event; those that are in one already stand since now.
ALTER TABLE IF EXISTS event_articles ADD COLUMN IF NOT EXISTS recorded_from_at TIMESTAMPTZ DEFAULT now();
