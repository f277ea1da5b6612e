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

UPDATE feeds SET status = o.status, problem = o.problem, n_failures = o.n_failures, moved_to = o.moved_to, etag = o.etag,
                 last_modified = o.last_modified, asked_at = o.asked_at, answered_at = o.answered_at, retry_at = o.retry_at
FROM old.feeds AS o
WHERE feeds.uri = o.uri;
