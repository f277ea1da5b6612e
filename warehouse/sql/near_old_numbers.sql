-- Candidates of earlier batches, by number.
SELECT DISTINCT earlier_no AS signature_no
FROM near_candidates
WHERE earlier_no NOT IN (SELECT signature_no FROM near_batch)
ORDER BY signature_no;
