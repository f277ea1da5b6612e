-- Subjects of the digests delivered in the $hours hours before $now.
SELECT subject FROM alerts WHERE is_delivered AND sent_at > $now::TIMESTAMPTZ - to_seconds($hours * 3600);
