-- Articles that resemble nothing, as many as $n, numbered from $first: what a warehouse that has run for long holds. As wide as the average
-- real one: 190 three-word runs, 22 fingerprints.
INSERT INTO article_signatures BY NAME
SELECT i AS signature_no, 'f' || hash(i) AS article_id, i AS canonical_no, hash(i) AS address, DATE '1999-12-31' AS published_on,
       190 AS n_words, false AS is_reprint, 190 AS n_shingles,
       list_transform(range(190), lambda x: (hash(i, x) % 4294967296)::UINTEGER) AS shingles,
       list_transform(range(6), lambda x: (hash(i, -x) % 4294967296)::UINTEGER) AS numbers,
       list_transform(range(20), lambda x: (hash(-i, x) % 4294967296)::UINTEGER) AS names, 'r0' AS run_id
FROM range($first, $first + $n) AS t (i);

INSERT INTO fingerprints SELECT (hash(i, j, 'f') % 4294967296)::UINTEGER, i FROM range($first, $first + $n) AS t (i), range(22) AS u (j);

INSERT INTO clusters SELECT 'c' || article_id[2:], article_id, 1 FROM article_signatures;

INSERT INTO articles BY NAME
SELECT article_id, 'c' || article_id[2:] AS cluster_id, true AS is_canonical, '' AS body, 'x' AS record_id, published_on,
       true AS is_extracted, 'day' AS published_precision, 'x' AS published_method, n_words, 'x' AS content_hash,
       run_id, now() AS recorded_at, '0' AS extractor_version
FROM article_signatures;
