CREATE TABLE IF NOT EXISTS event_articles (
    event_id   VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    joined_by  VARCHAR NOT NULL,
    run_id     VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE event_articles IS 'Which articles tell of which incident; an article belongs to one event at most, to that of its main incident.';
COMMENT ON COLUMN event_articles.event_id IS 'The event; made from one of its articles, and kept while it grows';
COMMENT ON COLUMN event_articles.article_id IS 'The article';
COMMENT ON COLUMN event_articles.joined_by IS 'The surest rule that joins it to another article of the event, and the words they share; copy = a near-duplicate; alone = the only article';
COMMENT ON COLUMN event_articles.run_id IS 'Run that put it there';
COMMENT ON COLUMN event_articles.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before: event_articles_history';
