-- The key is for few rows of many, read whole. Numbers only grow, so its index grows at one end and a batch rewrites little
-- of it. It has to be a constraint: what a kill left in the log is lost to an index made by CREATE INDEX (DuckDB 1.5).
CREATE TABLE IF NOT EXISTS article_signatures (
    signature_no INTEGER PRIMARY KEY,
    article_id   VARCHAR NOT NULL,
    canonical_no INTEGER NOT NULL,
    address      UBIGINT,
    published_on DATE,
    n_words      BIGINT NOT NULL,
    is_reprint   BOOLEAN NOT NULL,
    n_shingles   INTEGER NOT NULL,
    shingles     UINTEGER[] NOT NULL,
    numbers      UINTEGER[] NOT NULL,
    names        UINTEGER[] NOT NULL,
    run_id       VARCHAR NOT NULL,
    lead         UINTEGER[],
    opening      UINTEGER[],
    slots        UINTEGER[]
);

COMMENT ON TABLE article_signatures IS 'What is kept of each article to find, verify and cluster its copies without reading articles again. A batch looks it up by numbers: scanning a narrow column of millions takes milliseconds.';
COMMENT ON COLUMN article_signatures.signature_no IS 'Number in the order of loading, from 1: the short key of fingerprints; differs between machines';
COMMENT ON COLUMN article_signatures.article_id IS 'Article signed';
COMMENT ON COLUMN article_signatures.canonical_no IS 'signature_no of the article that stands for its cluster';
COMMENT ON COLUMN article_signatures.address IS 'Hash of the URL; NULL if it has none';
COMMENT ON COLUMN article_signatures.published_on IS 'As articles.published_on';
COMMENT ON COLUMN article_signatures.n_words IS 'As articles.n_words';
COMMENT ON COLUMN article_signatures.is_reprint IS 'Whether it credits an agency that is not its outlet';
COMMENT ON COLUMN article_signatures.n_shingles IS 'Distinct three-word runs (shingles) of its body';
COMMENT ON COLUMN article_signatures.shingles IS 'Bottom-k sketch: the smallest 2,048 hashes of those runs, ascending';
COMMENT ON COLUMN article_signatures.numbers IS 'Hashes of the distinct numbers in digits, ascending';
COMMENT ON COLUMN article_signatures.names IS 'Hashes of the distinct capitalised words inside sentences, ascending';
COMMENT ON COLUMN article_signatures.lead IS 'Those of the numbers and names that stand among its first 35 words (50 of articles up to structure/4), ascending; NULL of articles signed before leads were kept';
COMMENT ON COLUMN article_signatures.opening IS 'Hashes of the three-word runs of its first 25 words, ascending; NULL of articles signed before openings were kept';
COMMENT ON COLUMN article_signatures.slots IS 'Its numbers and names, each with the two words before it and with the two after it, ascending: the upper 20 bits tell the words, the lower 12 the fact; NULL of articles signed before slots were kept';
COMMENT ON COLUMN article_signatures.run_id IS 'Run that loaded it';
