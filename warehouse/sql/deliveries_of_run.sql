-- What run $run_id read, in the order in which it read it: what could not be read first, then by address.
SELECT uri, reached_uri, fingerprint, sha256, n_bytes, error
FROM (
    SELECT f.uri, f.reached_uri, NULL AS fingerprint, '' AS sha256, 0 AS n_bytes, f.error, 0 AS place
    FROM files AS f WHERE f.run_id = $run_id AND f.sha256 = ''
    UNION ALL
    SELECT i.uri, if(f.uri = i.uri, f.reached_uri, NULL), i.fingerprint, f.sha256, f.n_bytes, NULL, 1
    FROM inbox_files AS i JOIN files AS f USING (file_id) WHERE i.run_id = $run_id
)
ORDER BY place, uri;
