-- Articles of earlier batches that a pair touches.
SELECT signature_no FROM near_touched ORDER BY signature_no;
