-- Keep every record that was set aside: reason, and enough of it to look at and to replay.
-- Reads the temporary table failing (article_id, suite, expectation, reason, observed). Parameter: $run_id.
INSERT INTO quarantine BY NAME
SELECT b.record_id, $run_id AS run_id, f.suite AS stage, f.expectation, f.reason,
       json_object('file_id', b.file_id, 'ordinal', b.ordinal, 'member', b.member, 'external_id', b.external_id,
                   'url', b.url, 'observed', f.observed::JSON, 'headline', a.headline, 'language', a.language,
                   'published_on', a.published_on, 'body', left(a.body, 2000)) AS payload,
       NULL AS resolved_run_id
FROM batch_records AS b
JOIN failing AS f ON f.article_id = b.article_id
JOIN staged_articles AS a ON a.article_id = b.article_id
WHERE b.outcome = 'quarantined';
