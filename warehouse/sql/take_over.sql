-- What only the old warehouse (attached as "old") knows: verdicts of monitors, digests sent, runs that read nothing.
INSERT INTO alerts BY NAME FROM old.alerts;

DELETE FROM silences;
INSERT INTO silences BY NAME FROM old.silences;

INSERT INTO quality_checks BY NAME
FROM old.quality_checks
WHERE suite = 'warehouse' OR run_id NOT IN (SELECT run_id FROM batches);

UPDATE runs SET finished_at = o.finished_at, status = o.status, error = o.error, settings = o.settings
FROM old.runs AS o
WHERE runs.run_id = o.run_id;

INSERT INTO runs BY NAME
FROM old.runs WHERE run_id NOT IN (SELECT run_id FROM runs);

INSERT INTO corrections BY NAME FROM old.corrections;
