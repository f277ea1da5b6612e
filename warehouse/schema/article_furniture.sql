CREATE TABLE IF NOT EXISTS article_furniture (
    article_id  VARCHAR NOT NULL,
    line_number BIGINT,
    text        VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE article_furniture IS 'What was removed from a delivered text because it is not the story.';
COMMENT ON COLUMN article_furniture.article_id IS 'Article it was removed from';
COMMENT ON COLUMN article_furniture.line_number IS 'Line of the delivered text, from 0';
COMMENT ON COLUMN article_furniture.text IS 'What was removed';
COMMENT ON COLUMN article_furniture.reason IS 'Evidence for its removal';
COMMENT ON COLUMN article_furniture.run_id IS 'Run that loaded it';
COMMENT ON COLUMN article_furniture.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in article_furniture_history';
