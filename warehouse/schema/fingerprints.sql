CREATE TABLE IF NOT EXISTS fingerprints (
    hash         UINTEGER NOT NULL,
    signature_no INTEGER NOT NULL
);

COMMENT ON TABLE fingerprints IS 'Index of sampled four-word runs (FracMinHash): two articles that share some are compared. Two narrow columns, since every batch scans them.';
COMMENT ON COLUMN fingerprints.hash IS 'Hash of a four-word run of the body';
COMMENT ON COLUMN fingerprints.signature_no IS 'article_signatures.signature_no of an article that has it; a run in very many articles lists only the first of them';
