-- Every article at an address that the batch has too.
SELECT article_id, address, published_on, signature_no
FROM article_signatures
WHERE address IN (SELECT address FROM near_batch WHERE address IS NOT NULL);
