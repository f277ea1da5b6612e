CREATE TABLE IF NOT EXISTS event_tolls (
    event_id    VARCHAR,
    category    VARCHAR,
    unit        VARCHAR,
    toll_low    BIGINT,
    toll_best   BIGINT,
    toll_high   BIGINT,
    toll_latest BIGINT,
    n_claims    BIGINT,
    is_disputed BOOLEAN
);

COMMENT ON TABLE event_tolls IS 'What the articles of an event report of it, one row per event, category and unit; near-duplicates speak once, background totals are left out.';
COMMENT ON COLUMN event_tolls.event_id IS 'The event';
COMMENT ON COLUMN event_tolls.category IS 'What happened to the people (casualty_figures.category)';
COMMENT ON COLUMN event_tolls.unit IS 'person or household';
COMMENT ON COLUMN event_tolls.toll_low IS 'Lowest bound that any claim allows, in units';
COMMENT ON COLUMN event_tolls.toll_best IS 'The best estimate that most claims give, of several as frequent the highest';
COMMENT ON COLUMN event_tolls.toll_high IS 'Highest bound that any claim allows; NULL if one has none';
COMMENT ON COLUMN event_tolls.toll_latest IS 'Best estimate of the article published last';
COMMENT ON COLUMN event_tolls.n_claims IS 'Independent articles that report it';
COMMENT ON COLUMN event_tolls.is_disputed IS 'Whether two of them have bounds that do not meet';
