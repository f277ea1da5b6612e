-- Cities by which articles are joined to events; those read before do not say (reprocess fills them in).
ALTER TABLE IF EXISTS event_traits ADD COLUMN IF NOT EXISTS cities INTEGER[];
