-- Feeds that somebody should look at, one row each: name, severity, and a line for people.
-- One that fails for the first time may be back at the next look; three times in a row, or gone, it is told.
SELECT 'feed ' || replace(uri, ',', '%2C') AS name, CASE WHEN n_failures > 0 THEN 'warning' ELSE 'info' END AS severity,
       CASE WHEN n_failures = 0 THEN format('info      feed {} has moved to {}: use that address', uri, moved_to)
            ELSE format('warning   feed {}: {} ({:,} times in a row)', uri, problem, n_failures) END AS line
FROM feeds
WHERE n_failures >= 3 OR status = 'gone' OR (n_failures = 0 AND moved_to IS NOT NULL)
ORDER BY uri;
