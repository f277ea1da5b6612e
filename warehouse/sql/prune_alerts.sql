-- Digests sent before $before.
FROM alerts WHERE sent_at < $before
