-- Checks of a run that did not hold, with up to five offending rows each.
SELECT suite, expectation, severity, success, error, n_evaluated, n_unexpected, n_silenced, observed_value, description,
       sample::VARCHAR AS sample
FROM quality_checks WHERE run_id = $run_id AND success IS NOT TRUE
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, suite, expectation;
