CREATE TABLE IF NOT EXISTS feeds (
    uri           VARCHAR PRIMARY KEY,
    status        VARCHAR NOT NULL,
    problem       VARCHAR,
    n_failures    BIGINT NOT NULL DEFAULT 0,
    moved_to      VARCHAR,
    etag          VARCHAR,
    last_modified VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    asked_at      TIMESTAMPTZ NOT NULL,
    answered_at   TIMESTAMPTZ,
    retry_at      TIMESTAMPTZ
);

COMMENT ON TABLE feeds IS 'One row per web address that gave a feed (RSS, Atom, JSON): how it is asked for what is new, and how it answered last.';
COMMENT ON COLUMN feeds.uri IS 'The address as given, without credentials';
COMMENT ON COLUMN feeds.status IS 'ok, failing (its last answer could not be used) or gone (it answered 410: its publisher took it away)';
COMMENT ON COLUMN feeds.problem IS 'What was wrong with its last answer, as code: detail; NULL if nothing was';
COMMENT ON COLUMN feeds.n_failures IS 'Answers in a row that could not be used; 0 if the last one could';
COMMENT ON COLUMN feeds.moved_to IS 'Address that it says it has moved to for good (301, 308), without credentials; NULL if it has not';
COMMENT ON COLUMN feeds.etag IS 'ETag of the newest answer of which every entry is in the ledger; sent as If-None-Match';
COMMENT ON COLUMN feeds.last_modified IS 'The same for Last-Modified, sent as If-Modified-Since';
COMMENT ON COLUMN feeds.first_seen_at IS 'When its entries were first read, UTC';
COMMENT ON COLUMN feeds.asked_at IS 'When it was asked last, UTC';
COMMENT ON COLUMN feeds.answered_at IS 'When it last gave a feed, or said that nothing is new, UTC';
COMMENT ON COLUMN feeds.retry_at IS 'Not asked again before, UTC: it said so (Retry-After), or it is gone; NULL if it may be';
