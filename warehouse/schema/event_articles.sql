CREATE TABLE IF NOT EXISTS event_articles (
    event_id   VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    joined_by  VARCHAR NOT NULL,
    run_id     VARCHAR NOT NULL
);

COMMENT ON TABLE event_articles IS 'Which articles tell of which incident; an article belongs to one event at most, to that of its main incident.';
COMMENT ON COLUMN event_articles.event_id IS 'The event; made from the smallest id of its articles';
COMMENT ON COLUMN event_articles.article_id IS 'The article';
COMMENT ON COLUMN event_articles.joined_by IS 'The surest rule that joins it to another article of the event, and the words they share; copy = a near-duplicate; alone = the only article';
COMMENT ON COLUMN event_articles.run_id IS 'Run that put it there';
