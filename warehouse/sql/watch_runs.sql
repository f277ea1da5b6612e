-- Runs by how they ended: status, how many, when the last of them ended (seconds since 1970).
SELECT status, count(*) AS n, epoch(max(coalesce(finished_at, started_at))) AS ended_at
FROM runs GROUP BY status ORDER BY status;
