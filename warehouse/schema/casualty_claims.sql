CREATE TABLE IF NOT EXISTS casualty_claims (
    figure_id          VARCHAR,
    article_id         VARCHAR,
    cluster_id         VARCHAR,
    category           VARCHAR,
    unit               VARCHAR,
    victim             VARCHAR,
    quantifier         VARCHAR,
    reported           DOUBLE,
    reported_text      VARCHAR,
    value_low          BIGINT,
    value_best         BIGINT,
    value_high         BIGINT,
    attributed_to      VARCHAR,
    certainty          VARCHAR,
    scope              VARCHAR,
    occurred_from      DATE,
    occurred_to        DATE,
    place              VARCHAR,
    country            VARCHAR,
    country_by         VARCHAR,
    toll_role          VARCHAR,
    excerpt            VARCHAR,
    headline           VARCHAR,
    outlet             VARCHAR,
    published_on       DATE,
    first_published_on DATE,
    last_published_on  DATE,
    n_reprints         BIGINT,
    n_outlets          BIGINT,
    meeting_key        UBIGINT
);

COMMENT ON TABLE casualty_claims IS
    'One row per independent claim: the same number of the same source counts once in a cluster of near-duplicates, however often it is reprinted. Shown as the canonical article has it.';
COMMENT ON COLUMN casualty_claims.figure_id IS 'The figure that stands for the claim';
COMMENT ON COLUMN casualty_claims.article_id IS 'Article it stands in: the canonical one of the cluster if that has it';
COMMENT ON COLUMN casualty_claims.cluster_id IS 'Cluster of near-duplicates within which the claim counts once';
COMMENT ON COLUMN casualty_claims.category IS 'killed, injured, missing, displaced, detained, abducted, returned or affected';
COMMENT ON COLUMN casualty_claims.unit IS 'person or household';
COMMENT ON COLUMN casualty_claims.victim IS 'Who, as written';
COMMENT ON COLUMN casualty_claims.quantifier IS 'How the number is qualified';
COMMENT ON COLUMN casualty_claims.reported IS 'The number as written, in units; NULL if vague';
COMMENT ON COLUMN casualty_claims.reported_text IS 'The words';
COMMENT ON COLUMN casualty_claims.value_low IS 'Inclusive lower bound, in units';
COMMENT ON COLUMN casualty_claims.value_best IS 'Best estimate, in units';
COMMENT ON COLUMN casualty_claims.value_high IS 'Inclusive upper bound, in units; NULL = none';
COMMENT ON COLUMN casualty_claims.attributed_to IS 'Source of the number as written; NULL if the article speaks for itself';
COMMENT ON COLUMN casualty_claims.certainty IS 'stated, unconfirmed or denied';
COMMENT ON COLUMN casualty_claims.scope IS 'incident, cumulative or stock';
COMMENT ON COLUMN casualty_claims.occurred_from IS 'First day on which the harm may have happened';
COMMENT ON COLUMN casualty_claims.occurred_to IS 'Last such day';
COMMENT ON COLUMN casualty_claims.place IS 'Where, as written';
COMMENT ON COLUMN casualty_claims.country IS 'Country of the place, ISO 3166-1 alpha-3; NULL if nothing decides it';
COMMENT ON COLUMN casualty_claims.country_by IS 'What decided the country, as places.decided_by';
COMMENT ON COLUMN casualty_claims.toll_role IS 'How it enters the toll of its article';
COMMENT ON COLUMN casualty_claims.excerpt IS 'The sentence it stands in';
COMMENT ON COLUMN casualty_claims.headline IS 'Headline of that article';
COMMENT ON COLUMN casualty_claims.outlet IS 'Outlet of that article';
COMMENT ON COLUMN casualty_claims.published_on IS 'Day that article was published; NULL if unknown';
COMMENT ON COLUMN casualty_claims.first_published_on IS 'Earliest known day on which any copy carried the claim';
COMMENT ON COLUMN casualty_claims.last_published_on IS 'Latest such day';
COMMENT ON COLUMN casualty_claims.n_reprints IS 'Further articles of the cluster that carry it, word-for-word copies included';
COMMENT ON COLUMN casualty_claims.n_outlets IS 'Different outlets among the articles that carry it; all unknown ones count as one';
COMMENT ON COLUMN casualty_claims.meeting_key IS 'Hash of category, unit, place and victims: only claims with the same can contradict each other; NULL of one that contradicts none outside its article; working data';
