-- Records that failed for want of a package, with the file and member that they stand for; copies of a file not again.
SELECT f.file_id, any_value(f.uri) AS uri, any_value(f.sha256) AS sha256, any_value(f.n_bytes) AS n_bytes,
       any_value(f.reached_uri) AS reached_uri, list(DISTINCT r.member) FILTER (r.member IS NOT NULL) AS members,
       bool_or(r.member IS NULL) AS is_whole, regexp_extract(r.reason, 'the package ([\w.-]+)', 1) AS package,
       regexp_extract(r.reason, 'pip install ''([^'']+)''', 1) AS asked, count(*) AS n_records
FROM records AS r
JOIN files AS f USING (file_id)
WHERE r.outcome = 'failed' AND r.reason LIKE 'missing_package: %'
GROUP BY f.file_id, package, asked
ORDER BY f.file_id;
