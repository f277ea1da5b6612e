-- Why a record is in quarantine begins with the name of the expectation, as the reasons of failures do with their code.
UPDATE records SET reason = q.expectation || ': ' || records.reason, reason_code = q.expectation
FROM (SELECT record_id, max_by(expectation, recorded_from_at) AS expectation FROM quarantine WHERE resolved_run_id IS NULL GROUP BY record_id) AS q
WHERE records.record_id = q.record_id AND records.outcome = 'quarantined' AND records.reason NOT LIKE q.expectation || ':%';
