-- What needs a look now, most urgent first.
-- A look at the inbox that found nothing is a run too, and must not hide what the last run that read something left.
WITH newest AS (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT 1),
     last AS (SELECT run_id, started_at FROM runs WHERE n_files + n_records > 0 ORDER BY started_at DESC LIMIT 1),
     checks AS (FROM quality_checks WHERE run_id IN (SELECT run_id FROM last UNION ALL SELECT run_id FROM newest)
                QUALIFY run_id = max_by(run_id, checked_at) OVER (PARTITION BY suite, expectation)),
     told AS (SELECT suite, expectation, severity, bool_or(success IS NULL) AS is_not_run, any_value(error) AS error,
                     sum(n_unexpected)::BIGINT AS n_unexpected, sum(n_evaluated)::BIGINT AS n_evaluated,
                     any_value(description) AS description, max(checked_at) AS checked_at
              FROM checks WHERE severity <> 'info'
              GROUP BY suite, expectation, severity HAVING bool_or(success IS NOT TRUE))
SELECT 1 AS urgency, 'run ' || status AS what, run_id AS subject, error AS detail, started_at AS noticed_at
FROM runs WHERE status IN ('failed', 'blocked') AND started_at > now() - INTERVAL 14 DAY
UNION ALL
SELECT CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
       CASE WHEN is_not_run THEN 'check could not run' ELSE severity || ' check failed' END,
       suite || '.' || expectation,
       coalesce(error, concat_ws(': ', format('{:,} of {:,} rows', n_unexpected, n_evaluated), description)), checked_at
FROM told
UNION ALL
SELECT 2, 'in quarantine', expectation, format('{:,} records: ', count(*)) || any_value(reason), max(r.finished_at)
FROM quarantine AS q LEFT JOIN runs AS r USING (run_id)
WHERE resolved_run_id IS NULL GROUP BY expectation
UNION ALL
SELECT 3, 'could not be read', reason_code, if(count(*) = 1, '', format('{:,} records, such as: ', count(*))) || any_value(reason),
       (SELECT started_at FROM last)
FROM records WHERE outcome = 'failed' AND run_id = (SELECT run_id FROM last) GROUP BY ALL
ORDER BY urgency, noticed_at DESC, subject LIMIT 30;
