CREATE TABLE IF NOT EXISTS article_signatures (
    signature_no INTEGER NOT NULL,
    article_id   VARCHAR NOT NULL,
    n_shingles   INTEGER NOT NULL,
    shingles     UINTEGER[] NOT NULL,
    numbers      UINTEGER[] NOT NULL,
    names        UINTEGER[] NOT NULL,
    run_id       VARCHAR NOT NULL
);

COMMENT ON TABLE article_signatures IS 'What is kept of each text to find and verify its copies without reading it again.';
COMMENT ON COLUMN article_signatures.signature_no IS 'Number in the order of loading, from 1: the short key of fingerprints; differs between machines';
COMMENT ON COLUMN article_signatures.article_id IS 'Article signed';
COMMENT ON COLUMN article_signatures.n_shingles IS 'Distinct three-word runs (shingles) of its body';
COMMENT ON COLUMN article_signatures.shingles IS 'Bottom-k sketch: the smallest 1,024 hashes of those runs, ascending';
COMMENT ON COLUMN article_signatures.numbers IS 'Hashes of the distinct numbers in digits, ascending';
COMMENT ON COLUMN article_signatures.names IS 'Hashes of the distinct capitalised words inside sentences, ascending';
COMMENT ON COLUMN article_signatures.run_id IS 'Run that loaded it';
