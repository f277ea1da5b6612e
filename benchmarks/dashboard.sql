-- A warehouse of $n articles for benchmarks.dashboard: 500 outlets, 400 places of 40 countries, 12 years, 60 runs, one article
-- in five a reprint, four articles an event; $n_words words each of a vocabulary as uneven as a language's.
INSERT INTO runs BY NAME
SELECT 'run' || i AS run_id, TIMESTAMPTZ '2026-01-01' + to_hours(i) AS started_at,
       started_at + INTERVAL 2 MINUTE AS finished_at, 'completed' AS status, 10 AS n_files,
       $n // 60 AS n_records, $n // 60 AS n_loaded
FROM range(60) AS r(i);

INSERT INTO files BY NAME
SELECT 'f' || i AS file_id, '/inbox/' || i || '.jsonl' AS uri, md5(i::VARCHAR) AS sha256, 1000000 AS n_bytes,
       'application/json' AS media_type, 1000 AS n_records, 'read' AS status, 'run' || i % 60 AS run_id,
       TIMESTAMPTZ '2026-01-01' AS first_seen_at
FROM range(greatest($n // 1000, 1)) AS r(i);

INSERT INTO articles BY NAME
SELECT 'a' || i AS article_id, 'r' || i AS record_id,
       'At least ' || i % 90 || ' dead after blast in place ' || i % 400 AS headline,
       ['SYR', 'SDN', 'UKR', 'NGA', 'AFG', 'COL', 'MMR', 'PSE'][(hash(i // 4) % 8 + 1)::INT] AS country,
       'PLACE ' || i % 400 || ' - At least ' || i % 90 || ' people were killed on Monday, the ministry said. '
           || array_to_string(list_transform(range($n_words), lambda x:
                  translate(exp(hash(i, x) % 1000000 / 1000000 * ln(60000))::INT::VARCHAR, '0123456789', 'abcdefghij')), ' ') || ' ' || i AS body,
       'en' AS language, true AS is_extracted, 'Outlet ' || hash(i) % 500 AS outlet,
       CASE WHEN hash(i) % 7 > 0 THEN DATE '2014-01-01' + (hash(i // 4) % 4380 + i % 4)::INT END AS published_on,
       published_on AS published_from, published_on AS published_to,
       CASE WHEN published_on IS NULL THEN 'unknown' ELSE 'day' END AS published_precision,
       CASE WHEN published_on IS NULL THEN 'none' ELSE 'metadata' END AS published_method, 350 AS n_words,
       md5(i::VARCHAR) AS content_hash, 'c' || (i - CASE WHEN i % 5 = 4 THEN 1 ELSE 0 END) AS cluster_id,
       i % 5 < 4 AS is_canonical, 'run' || i % 60 AS run_id, TIMESTAMPTZ '2026-01-01' AS recorded_at,
       'benchmark' AS extractor_version
FROM range($n) AS r(i);

INSERT INTO clusters BY NAME
SELECT cluster_id, min(article_id) AS canonical_article_id, count(*) AS n_articles FROM articles GROUP BY cluster_id;

INSERT INTO records BY NAME
SELECT record_id, 'f' || row_number() OVER () // 1000 AS file_id, 0 AS ordinal, record_id AS external_id,
       'application/json' AS media_type, 'loaded' AS outcome, article_id, run_id
FROM articles
UNION ALL BY NAME
SELECT 'x' || i AS record_id, 'f0' AS file_id, 0 AS ordinal, 'x' || i AS external_id, 'text/html' AS media_type,
       CASE WHEN i % 10 = 0 THEN 'failed' ELSE 'duplicate' END AS outcome,
       CASE WHEN i % 10 = 0 THEN 'empty: the file has no bytes' ELSE 'exact_duplicate: word for word' END AS reason,
       CASE WHEN i % 10 > 0 THEN 'a' || i END AS article_id, 'run' || i % 60 AS run_id
FROM range($n // 10) AS r(i);

INSERT INTO casualty_figures BY NAME
SELECT a.article_id || '-' || k AS figure_id, a.article_id, 'body' AS source_field, 12 AS char_start, 23 AS char_end,
       'At least ' || h % 90 AS reported_text, left(a.body, 90) AS excerpt,
       ['killed', 'killed', 'injured', 'displaced'][(h % 4 + 1)::INT] AS category, 'person' AS unit, ['people', 'civilians', 'soldiers', 'children'][(h % 5 % 4 + 1)::INT] AS victim,
       'at_least' AS quantifier, (h % 90)::DOUBLE AS reported, (h % 90)::BIGINT AS value_low,
       (h % 90)::BIGINT AS value_best, CASE WHEN h % 3 > 0 THEN (h % 90 + 5)::BIGINT END AS value_high,
       'source ' || h % 900 AS attributed_to, 'stated' AS certainty, 'incident' AS scope,
       a.published_on AS occurred_from, a.published_on AS occurred_to, 'place ' || hash(a.article_no // 4) % 400 AS place,
       a.country, 'phrase' AS country_by, ['conflict', 'disaster', NULL][(hash(a.article_no // 4) % 3 + 1)::INT] AS cause,
       ['counted', 'counted', 'restated'][(h % 3 + 1)::INT] AS toll_role, 'generated' AS toll_reason,
       CASE WHEN toll_role = 'restated' THEN a.article_id || '-0' END AS toll_of,
       'generated' AS pattern, a.run_id, a.recorded_at, a.extractor_version
FROM (SELECT a.*, k, hash(a.article_id, k) AS h, a.article_id[2:]::BIGINT AS article_no FROM articles AS a, range(3) AS r(k)) AS a;

INSERT INTO places BY NAME
SELECT 'p' || i AS place_id, 'a' || i AS article_id, 'place ' || p AS text,
       ['SYR', 'SDN', 'UKR', 'NGA', 'AFG', 'COL', 'MMR', 'PSE'][(hash(i // 4) % 8 + 1)::INT] AS country,
       'Area ' || p % 50 AS admin1, (hash(p) % 80)::INT - 30 + p / 1000 AS latitude,
       (hash(p, 1) % 240)::INT - 100 + p / 1000 AS longitude,
       p AS gazetteer_id, 'phrase' AS decided_by, '[]'::JSON AS candidates,
       'run' || i % 60 AS run_id
FROM (SELECT i, (hash(i // 4) % 400)::INT AS p FROM range($n) AS r(i));

INSERT INTO event_articles BY NAME
SELECT 'a' || (i - i % 4) AS event_id, 'a' || i AS article_id, 'copy' AS joined_by, 'run' || i % 60 AS run_id
FROM range($n) AS r(i);

INSERT INTO temporal_expressions BY NAME
SELECT a.article_id || '-' || k AS expression_id, a.article_id, 'body' AS source_field, 30 AS char_start,
       36 AS char_end, 'Monday' AS text, 'DATE' AS timex_type, a.published_on::VARCHAR AS timex_value,
       a.published_on AS starts_on, a.published_on AS ends_on, 'day' AS precision, 'publication' AS anchor,
       a.published_on IS NOT NULL AS is_resolved, 'weekday' AS rule, a.run_id
FROM articles AS a, range(4) AS r(k);

INSERT INTO quality_checks BY NAME
SELECT 'run' || i AS run_id, ['articles', 'figures', 'temporal', 'batch', 'run'][(e % 5 + 1)::INT] AS suite,
       'expectation_' || e AS expectation, ['critical', 'warning', 'info'][(e % 3 + 1)::INT] AS severity,
       hash(i, e, b) % 50 > 0 AS success, 4000 AS n_evaluated, 0 AS n_unexpected, 0 AS n_silenced,
       'generated' AS observed_value, '[]'::JSON AS sample, 'row' AS level, 'generated' AS description,
       TIMESTAMPTZ '2026-01-01' + to_hours(i) AS checked_at
FROM range(60) AS r(i), range(60) AS c(e), range(5) AS p(b);

INSERT INTO quarantine BY NAME
SELECT 'q' || i AS record_id, 'run' || i % 60 AS run_id, 'articles' AS stage, 'expectation_' || i % 9 AS expectation,
       'generated' AS reason, '{"body": "generated"}'::JSON AS payload
FROM range($n // 200) AS r(i);
