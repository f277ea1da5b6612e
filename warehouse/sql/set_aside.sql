-- Records whose article failed a row-level critical expectation become quarantined.
-- Reads the temporary table failing (article_id, expectation, reason): one row an article.
UPDATE batch_records SET outcome = 'quarantined', reason = failing.expectation || ': ' || failing.reason
FROM failing
WHERE failing.article_id = batch_records.article_id
  AND (batch_records.outcome = 'loaded'
       OR batch_records.outcome = 'duplicate' AND batch_records.article_id NOT IN (SELECT article_id FROM articles));
