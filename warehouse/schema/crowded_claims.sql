CREATE TABLE IF NOT EXISTS crowded_claims (
    meeting_key UBIGINT,
    month       INTEGER,
    n_claims    BIGINT
);

COMMENT ON TABLE crowded_claims IS 'Places, victims and months with so many claims that their pairs would outgrow the claims: they are not kept. Working data.';
COMMENT ON COLUMN crowded_claims.meeting_key IS 'As casualty_claims.meeting_key';
COMMENT ON COLUMN crowded_claims.month IS 'Year x 12 + month';
COMMENT ON COLUMN crowded_claims.n_claims IS 'Claims that touch it';
