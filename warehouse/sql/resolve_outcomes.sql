-- One outcome for each record of the batch that the ledger does not have yet.
-- Reads the temporary views staged_records and staged_articles.
CREATE OR REPLACE TEMP TABLE batch_records AS
SELECT
    r.record_id,
    r.file_id,
    r.ordinal,
    r.external_id,
    r.url,
    r.member,
    r.media_type,
    r.encoding,
    r.extra,
    r.article_id,
    CASE
        WHEN r.article_id IS NULL THEN 'failed'
        WHEN known.article_id IS NOT NULL OR a.record_id <> r.record_id THEN 'duplicate'
        WHEN a.record_id = r.record_id THEN 'loaded'
    END AS outcome,
    CASE
        WHEN r.article_id IS NULL THEN coalesce(r.reason, 'no_reason: it yielded no article')
        WHEN known.article_id IS NOT NULL THEN 'exact_duplicate: an article of an earlier batch has the same text'
        WHEN a.record_id <> r.record_id THEN 'exact_duplicate: an earlier record of this batch has the same text'
    END AS reason
FROM staged_records AS r
LEFT JOIN staged_articles AS a ON a.article_id = r.article_id
LEFT JOIN articles AS known ON known.article_id = r.article_id
LEFT JOIN records AS before ON before.record_id = r.record_id
WHERE before.record_id IS NULL  -- or it failed for want of a package that is here now: it makes room
   OR (before.outcome = 'failed' AND before.reason LIKE 'missing_package: %'
       AND (r.reason IS NULL OR r.reason NOT LIKE 'missing_package: %'));
