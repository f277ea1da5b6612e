-- What did not hold or could not run in run $run_id, one row an expectation: name, severity, and a line for people.
SELECT suite || '.' || expectation AS name,
       CASE WHEN count(error) > 0 THEN 'critical' ELSE severity END AS severity,
       format('{:<9} {} {}: {}', CASE WHEN count(error) > 0 THEN 'critical' ELSE severity END,
              suite || '.' || expectation,
              CASE WHEN count(error) > 0 THEN 'could not run'
                   ELSE coalesce(format('{:,} of {:,} rows', sum(n_unexpected)::BIGINT, sum(n_evaluated)::BIGINT),
                                 format('{:,} violations', sum(n_unexpected)::BIGINT)) END,
              coalesce(any_value(error), any_value(description))) AS line
FROM quality_checks
WHERE run_id = $run_id AND success IS NOT TRUE
GROUP BY suite, expectation, quality_checks.severity;
