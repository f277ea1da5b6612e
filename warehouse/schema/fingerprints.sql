CREATE TABLE IF NOT EXISTS fingerprints (
    hash         UINTEGER NOT NULL,
    signature_no INTEGER NOT NULL
);

COMMENT ON TABLE fingerprints IS 'Index of sampled four-word runs (FracMinHash): two articles that share some are compared. An ingest reads it once, into sorted arrays, and then what is new; of each batch it ascends by hash.';
COMMENT ON COLUMN fingerprints.hash IS 'Hash of a four-word run of the body';
COMMENT ON COLUMN fingerprints.signature_no IS 'article_signatures.signature_no of an article that has it; a run in very many articles lists only the first of them';
