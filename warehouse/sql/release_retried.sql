-- Records that failed for want of a package make room for what their file gives now that the package is installed.
-- Their story goes to the quarantine, as resolved by run $run_id; members of the file that were read stay as they are.
CREATE OR REPLACE TEMP TABLE retried AS
SELECT r.*
FROM records AS r
JOIN (SELECT DISTINCT file_id, member FROM staged_records
      WHERE reason IS NULL OR reason NOT LIKE 'missing_package: %') AS s
  ON s.file_id = r.file_id AND s.member IS NOT DISTINCT FROM r.member
WHERE r.outcome = 'failed' AND r.reason LIKE 'missing_package: %';

-- Only with rows in: retried
INSERT INTO quarantine BY NAME
SELECT record_id, run_id, 'reading' AS stage, 'package_installed' AS expectation, reason,
       json_object('external_id', external_id) AS payload, $run_id AS resolved_run_id
FROM retried;

-- Only with rows in: retried
DELETE FROM records WHERE record_id IN (SELECT record_id FROM retried);

UPDATE records SET outcome = 'duplicate', reason = 'same_bytes: a file of the same content was read before',
                   article_id = s.article_id
FROM (SELECT file_id, member, min_by(article_id, ordinal) AS article_id FROM staged_records
      WHERE article_id IS NOT NULL GROUP BY file_id, member) AS s
WHERE records.file_id = s.file_id AND records.member IS NOT DISTINCT FROM s.member AND records.outcome = 'failed'
  AND records.reason LIKE 'same_bytes: missing_package: %';
