-- Contents that were delivered before $before and are not pruned yet: SHA-256.
SELECT sha256 FROM files
WHERE sha256 <> '' AND first_seen_at < $before AND sha256 NOT IN (SELECT sha256 FROM pruned_files)
ORDER BY sha256
