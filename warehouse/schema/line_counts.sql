CREATE TABLE IF NOT EXISTS line_counts (
    outlet     VARCHAR NOT NULL,
    line_hash  UBIGINT NOT NULL,
    n_articles BIGINT NOT NULL,
    run_id     VARCHAR NOT NULL
);

COMMENT ON TABLE line_counts IS 'How many different articles of an outlet held a line: repetition is evidence of furniture.';
COMMENT ON COLUMN line_counts.outlet IS 'Outlet';
COMMENT ON COLUMN line_counts.line_hash IS '64-bit hash of the normalised line';
COMMENT ON COLUMN line_counts.n_articles IS 'Different articles of one published batch that held it';
COMMENT ON COLUMN line_counts.run_id IS 'Run that counted it';
