-- What finished runs remember of repeated lines. Runs that were killed do not count until they are made good,
-- so that a resumed ingest cleans its articles as an undisturbed one would have.
-- Parameter: $before, the moment at which a run began that is looked at again; NULL for all.
SELECT outlet, line_hash, sum(n_articles)::BIGINT AS n_articles
FROM line_counts
JOIN runs USING (run_id)
WHERE runs.status = 'completed' AND ($before IS NULL OR runs.started_at < $before)
GROUP BY ALL
HAVING sum(n_articles) > 1;
