-- Why records are set aside: one row a reason, with how many records have it.
SELECT stage, expectation, reason, count(*) AS records
FROM quarantine WHERE $resolved OR resolved_run_id IS NULL
GROUP BY stage, expectation, reason ORDER BY records DESC, expectation, reason;
