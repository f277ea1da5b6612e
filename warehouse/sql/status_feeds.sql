-- Feeds, those in trouble first: how each answered last, what it gave, and what is to be done about it.
SELECT f.uri AS feed, f.status, coalesce(e.entries, 0) AS entries, strftime(e.newest, '%Y-%m-%d %H:%M') AS newest,
       strftime(f.asked_at, '%Y-%m-%d %H:%M') AS asked,
       coalesce(f.problem || CASE WHEN f.n_failures > 1 THEN format(' ({:,} times in a row)', f.n_failures) ELSE '' END,
                'moved to ' || f.moved_to || ': use that address') AS note
FROM feeds AS f
LEFT JOIN (SELECT uri, count(*) AS entries, max(first_seen_at) AS newest FROM feed_entries GROUP BY uri) AS e USING (uri)
ORDER BY f.status = 'ok', f.moved_to IS NULL, f.uri
LIMIT $n_rows;
