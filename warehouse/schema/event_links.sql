CREATE TABLE IF NOT EXISTS event_links (
    article_id_a VARCHAR NOT NULL,
    article_id_b VARCHAR NOT NULL,
    rule         VARCHAR NOT NULL,
    shared       VARCHAR NOT NULL,
    run_id       VARCHAR NOT NULL
);

COMMENT ON TABLE event_links IS 'Pairs of articles that tell of one incident by what they share. A pair of which the rest of the group knows nothing does not join two events.';
COMMENT ON COLUMN event_links.article_id_a IS 'The article with the smaller id';
COMMENT ON COLUMN event_links.article_id_b IS 'The other one';
COMMENT ON COLUMN event_links.rule IS 'What both must have in common for the rule that joins them';
COMMENT ON COLUMN event_links.shared IS 'Words that both have: persons, streets, spots, tolls';
COMMENT ON COLUMN event_links.run_id IS 'Run that found it';
