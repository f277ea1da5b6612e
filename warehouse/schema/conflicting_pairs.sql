CREATE TABLE IF NOT EXISTS conflicting_pairs (
    category        VARCHAR,
    unit            VARCHAR,
    place           VARCHAR,
    occurred_from   DATE,
    occurred_to     DATE,
    figure_id_a     VARCHAR,
    figure_id_b     VARCHAR,
    article_id_a    VARCHAR,
    article_id_b    VARCHAR,
    attributed_to_a VARCHAR,
    attributed_to_b VARCHAR,
    reported_text_a VARCHAR,
    reported_text_b VARCHAR,
    low_a           BIGINT,
    high_a          BIGINT,
    low_b           BIGINT,
    high_b          BIGINT,
    published_on_a  DATE,
    published_on_b  DATE,
    excerpt_a       VARCHAR,
    excerpt_b       VARCHAR,
    meeting_key     UBIGINT,
    month           INTEGER
);

COMMENT ON TABLE conflicting_pairs IS 'The pairs of conflicting_figures that are kept: all but those of crowds (crowded_claims), which are compared when they are asked for. Working data.';
COMMENT ON COLUMN conflicting_pairs.category IS 'What happened to the people';
COMMENT ON COLUMN conflicting_pairs.unit IS 'person or household';
COMMENT ON COLUMN conflicting_pairs.place IS 'Where, as written';
COMMENT ON COLUMN conflicting_pairs.occurred_from IS 'First day that both allow';
COMMENT ON COLUMN conflicting_pairs.occurred_to IS 'Last day that both allow';
COMMENT ON COLUMN conflicting_pairs.figure_id_a IS 'One figure';
COMMENT ON COLUMN conflicting_pairs.figure_id_b IS 'The other figure';
COMMENT ON COLUMN conflicting_pairs.article_id_a IS 'Article of the one';
COMMENT ON COLUMN conflicting_pairs.article_id_b IS 'Article of the other';
COMMENT ON COLUMN conflicting_pairs.attributed_to_a IS 'Source of the one, as written';
COMMENT ON COLUMN conflicting_pairs.attributed_to_b IS 'Source of the other, as written';
COMMENT ON COLUMN conflicting_pairs.reported_text_a IS 'Words of the one';
COMMENT ON COLUMN conflicting_pairs.reported_text_b IS 'Words of the other';
COMMENT ON COLUMN conflicting_pairs.low_a IS 'Lower bound of the one, in units';
COMMENT ON COLUMN conflicting_pairs.high_a IS 'Upper bound of the one; NULL = none';
COMMENT ON COLUMN conflicting_pairs.low_b IS 'Lower bound of the other, in units';
COMMENT ON COLUMN conflicting_pairs.high_b IS 'Upper bound of the other; NULL = none';
COMMENT ON COLUMN conflicting_pairs.published_on_a IS 'Day the one was published';
COMMENT ON COLUMN conflicting_pairs.published_on_b IS 'Day the other was published';
COMMENT ON COLUMN conflicting_pairs.excerpt_a IS 'Sentence of the one';
COMMENT ON COLUMN conflicting_pairs.excerpt_b IS 'Sentence of the other';
COMMENT ON COLUMN conflicting_pairs.meeting_key IS 'What they have in common (casualty_claims.meeting_key); NULL of two claims of one article';
COMMENT ON COLUMN conflicting_pairs.month IS 'First month that both touch: year x 12 + month; NULL likewise';
