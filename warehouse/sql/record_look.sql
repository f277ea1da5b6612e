-- End run $run_id as one that found nothing new; the run before it, if it found nothing either, is counted into it.
CREATE OR REPLACE TEMP TABLE looked_before AS
SELECT run_id, n_looks FROM (FROM runs WHERE run_id <> $run_id ORDER BY started_at DESC LIMIT 1)
WHERE status = 'completed' AND n_looks > 0
  AND run_id NOT IN (SELECT run_id FROM quality_checks) AND run_id NOT IN (SELECT run_id FROM alerts);

UPDATE runs SET status = 'completed', finished_at = now(),
                n_looks = 1 + coalesce((SELECT n_looks FROM looked_before), 0)
WHERE run_id = $run_id;

DELETE FROM runs WHERE run_id IN (SELECT run_id FROM looked_before);
