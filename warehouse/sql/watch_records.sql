-- Records by outcome.
SELECT outcome, count(*) AS n FROM records GROUP BY outcome ORDER BY outcome;
