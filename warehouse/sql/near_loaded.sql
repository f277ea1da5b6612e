-- Signatures of the articles that this batch loads.
SELECT * FROM staged_signatures
WHERE article_id IN (SELECT article_id FROM batch_records WHERE outcome = 'loaded');
