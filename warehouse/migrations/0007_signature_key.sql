-- An index of its own lacks the rows that were in the log when a run was killed; the index of a constraint has them.
DROP INDEX IF EXISTS article_signature_numbers;
ALTER TABLE article_signatures ADD PRIMARY KEY (signature_no);
