CREATE TABLE IF NOT EXISTS corrections (
    correction_id VARCHAR PRIMARY KEY,
    table_name    VARCHAR NOT NULL,
    row_id        VARCHAR NOT NULL,
    article_id    VARCHAR NOT NULL,
    action        VARCHAR NOT NULL,
    changes       JSON,
    reviewed_by   VARCHAR NOT NULL,
    note          VARCHAR,
    reviewed_at   TIMESTAMPTZ NOT NULL,
    subject       JSON,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE corrections IS 'What people said of figures and dates, as they said it; of one row the newest holds. Kept in corrections.jsonl of the home too.';
COMMENT ON COLUMN corrections.correction_id IS 'Key: k, its moment as UTC time, a random suffix';
COMMENT ON COLUMN corrections.table_name IS 'casualty_figures or temporal_expressions';
COMMENT ON COLUMN corrections.row_id IS 'figure_id or expression_id of the row it is about; after a reprocess there may be none, see open_corrections';
COMMENT ON COLUMN corrections.article_id IS 'Article of that row';
COMMENT ON COLUMN corrections.action IS 'confirm (it is right), correct (changes say what is right), reject (it is none) or withdraw (nothing is said any more)';
COMMENT ON COLUMN corrections.changes IS 'Of a correction the columns that are otherwise, with their values; NULL of other actions';
COMMENT ON COLUMN corrections.reviewed_by IS 'Who said so';
COMMENT ON COLUMN corrections.note IS 'Why; NULL if nothing was said';
COMMENT ON COLUMN corrections.reviewed_at IS 'When, UTC';
COMMENT ON COLUMN corrections.subject IS 'The row as that person saw it';
COMMENT ON COLUMN corrections.recorded_from_at IS 'When the warehouse took it in, UTC';
