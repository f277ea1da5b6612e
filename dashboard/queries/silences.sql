-- Known faults that do not raise the alarm, with what they covered so far.
SELECT s.expectation, s.outlet, s.reason, s.until, s.until >= current_date AS is_in_force,
       (SELECT coalesce(sum(c.n_silenced), 0)::BIGINT FROM quality_checks AS c WHERE c.expectation = s.expectation)
           AS n_silenced
FROM silences AS s ORDER BY s.until DESC, s.expectation, s.outlet;
