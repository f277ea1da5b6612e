-- What asking feed $uri came to; a feed whose entries were never read has no row, and gets none.
UPDATE feeds SET
    status = $status,
    problem = $problem,
    n_failures = CASE WHEN $status = 'ok' THEN 0 ELSE n_failures + 1 END,
    moved_to = CASE WHEN $status = 'ok' THEN $moved_to ELSE moved_to END,
    etag = coalesce($etag, etag),
    last_modified = coalesce($last_modified, last_modified),
    asked_at = $asked_at,
    answered_at = CASE WHEN $status = 'ok' THEN $asked_at ELSE answered_at END,
    retry_at = $retry_at
WHERE uri = $uri;
