-- Checks of a run that did not hold, or that only a silence let pass, with up to five offending rows each.
SELECT suite, expectation, severity,
       CASE WHEN success IS NULL THEN 'could not run' WHEN success THEN 'silenced' ELSE 'failed' END AS verdict, error,
       n_evaluated, n_unexpected, coalesce(n_silenced, 0) AS n_silenced, observed_value, description,
       sample::VARCHAR AS sample
FROM quality_checks WHERE run_id = $run_id AND (success IS NOT TRUE OR n_silenced > 0)
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, suite, expectation;
