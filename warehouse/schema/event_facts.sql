CREATE TABLE IF NOT EXISTS event_facts (
    event_id           VARCHAR,
    country            VARCHAR,
    place              VARCHAR,
    occurred_from      DATE,
    occurred_to        DATE,
    cause              VARCHAR,
    n_articles         BIGINT,
    n_outlets          BIGINT,
    n_claims           BIGINT,
    n_conflicts        BIGINT,
    first_published_on DATE,
    last_published_on  DATE
);

COMMENT ON TABLE event_facts IS 'When, where and why of every event that stands; events has also those that were merged into another.';
COMMENT ON COLUMN event_facts.event_id IS 'Key made from the smallest id of its articles';
COMMENT ON COLUMN event_facts.country IS 'ISO 3166-1 alpha-3, as most of its figures have it';
COMMENT ON COLUMN event_facts.place IS 'Where, as most of its figures say it';
COMMENT ON COLUMN event_facts.occurred_from IS 'First day on which it may have happened, as most of its figures have it';
COMMENT ON COLUMN event_facts.occurred_to IS 'Last such day';
COMMENT ON COLUMN event_facts.cause IS 'As most of its figures have it';
COMMENT ON COLUMN event_facts.n_articles IS 'Articles about it, copies included';
COMMENT ON COLUMN event_facts.n_outlets IS 'Different known outlets among them';
COMMENT ON COLUMN event_facts.n_claims IS 'Independent figures about it: near-duplicates count once';
COMMENT ON COLUMN event_facts.n_conflicts IS 'Categories in which two articles have bounds that do not meet';
COMMENT ON COLUMN event_facts.first_published_on IS 'Earliest known publication';
COMMENT ON COLUMN event_facts.last_published_on IS 'Latest known publication';
