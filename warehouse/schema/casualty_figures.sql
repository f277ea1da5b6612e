CREATE TABLE IF NOT EXISTS casualty_figures (
    figure_id              VARCHAR NOT NULL,
    article_id             VARCHAR NOT NULL,
    source_field           VARCHAR NOT NULL,
    char_start             BIGINT NOT NULL,
    char_end               BIGINT NOT NULL,
    reported_text          VARCHAR NOT NULL,
    excerpt                VARCHAR NOT NULL,
    category               VARCHAR NOT NULL,
    unit                   VARCHAR NOT NULL,
    victim                 VARCHAR,
    quantifier             VARCHAR NOT NULL,
    reported               DOUBLE,
    value_low              BIGINT,
    value_best             BIGINT,
    value_high             BIGINT,
    share_low              DOUBLE,
    share_high             DOUBLE,
    base_value             BIGINT,
    evidence               VARCHAR,
    attributed_to          VARCHAR,
    certainty              VARCHAR NOT NULL,
    scope                  VARCHAR NOT NULL,
    occurred_from          DATE,
    occurred_to            DATE,
    occurred_precision     VARCHAR,
    occurred_expression_id VARCHAR,
    place                  VARCHAR,
    country                VARCHAR,
    country_by             VARCHAR,
    cause                  VARCHAR,
    cause_text             VARCHAR,
    toll_role              VARCHAR NOT NULL,
    toll_reason            VARCHAR,
    toll_of                VARCHAR,
    pattern                VARCHAR NOT NULL,
    run_id                 VARCHAR NOT NULL,
    recorded_at            TIMESTAMPTZ NOT NULL,
    extractor_version      VARCHAR NOT NULL,
    recorded_from_at          TIMESTAMPTZ DEFAULT now(),
    review_status VARCHAR,
    reviewed_by   VARCHAR,
    reviewed_at   TIMESTAMPTZ,
    review_note   VARCHAR,
    automated     JSON
);

COMMENT ON TABLE casualty_figures IS 'One row per claim about a number of people harmed or moved.';
COMMENT ON COLUMN casualty_figures.figure_id IS 'Key made from article, field, span and category';
COMMENT ON COLUMN casualty_figures.article_id IS 'Article it stands in';
COMMENT ON COLUMN casualty_figures.source_field IS 'headline or body';
COMMENT ON COLUMN casualty_figures.char_start IS 'First code point of the quantity with its modifier, from 0';
COMMENT ON COLUMN casualty_figures.char_end IS 'Code point after the last';
COMMENT ON COLUMN casualty_figures.reported_text IS 'Exactly that slice';
COMMENT ON COLUMN casualty_figures.excerpt IS 'The sentence it stands in';
COMMENT ON COLUMN casualty_figures.category IS 'killed, injured, missing, displaced, detained, abducted, returned or affected (HXL #affected+...)';
COMMENT ON COLUMN casualty_figures.unit IS 'person or household';
COMMENT ON COLUMN casualty_figures.victim IS 'Who, as written; NULL if not said';
COMMENT ON COLUMN casualty_figures.quantifier IS 'exact, more_than, at_least, less_than, at_most, approximately, range or vague (superset of IDMC Helix)';
COMMENT ON COLUMN casualty_figures.reported IS 'The number as written, in units; NULL if vague';
COMMENT ON COLUMN casualty_figures.value_low IS 'Inclusive lower bound, in units (UCDP low)';
COMMENT ON COLUMN casualty_figures.value_best IS 'Best estimate, in units (UCDP best)';
COMMENT ON COLUMN casualty_figures.value_high IS 'Inclusive upper bound, in units (UCDP high); NULL = none';
COMMENT ON COLUMN casualty_figures.share_low IS 'Lower bound of the share, 0 to 1; NULL unless it is a share of a base';
COMMENT ON COLUMN casualty_figures.share_high IS 'Upper bound of the share, 0 to 1';
COMMENT ON COLUMN casualty_figures.base_value IS 'What it is a share of, in units';
COMMENT ON COLUMN casualty_figures.evidence IS 'What the number stands on: number, range, vague (a vague word), named (a person), single (one victim), plural (a bare plural) or zero; NULL in rows of older rules';
COMMENT ON COLUMN casualty_figures.attributed_to IS 'Source of the number as written; NULL if the article speaks for itself';
COMMENT ON COLUMN casualty_figures.certainty IS 'stated, unconfirmed or denied';
COMMENT ON COLUMN casualty_figures.scope IS 'incident, cumulative or stock';
COMMENT ON COLUMN casualty_figures.occurred_from IS 'First day on which the harm may have happened, inclusive';
COMMENT ON COLUMN casualty_figures.occurred_to IS 'Last such day, inclusive';
COMMENT ON COLUMN casualty_figures.occurred_precision IS 'Precision of the expression that says when';
COMMENT ON COLUMN casualty_figures.occurred_expression_id IS 'Temporal expression that says when';
COMMENT ON COLUMN casualty_figures.place IS 'Where, as written';
COMMENT ON COLUMN casualty_figures.country IS 'Country of the place, ISO 3166-1 alpha-3; NULL if nothing decides it';
COMMENT ON COLUMN casualty_figures.country_by IS 'What decided the country, as places.decided_by; fallback = no more than the country of its article';
COMMENT ON COLUMN casualty_figures.cause IS 'conflict, crime, disaster, accident, disease or natural; NULL if not said';
COMMENT ON COLUMN casualty_figures.cause_text IS 'The words the cause stands on, from the article';
COMMENT ON COLUMN casualty_figures.toll_role IS 'counted, restated, part, background, superseded, denied or rejected (by a person): how it enters article_tolls';
COMMENT ON COLUMN casualty_figures.toll_reason IS 'Why it has that role, in words';
COMMENT ON COLUMN casualty_figures.toll_of IS 'Figure that it restates or is part of';
COMMENT ON COLUMN casualty_figures.pattern IS 'Rule that found it';
COMMENT ON COLUMN casualty_figures.run_id IS 'Run that loaded it';
COMMENT ON COLUMN casualty_figures.recorded_at IS 'When it was loaded, UTC';
COMMENT ON COLUMN casualty_figures.extractor_version IS 'Version of the rules that found it';
COMMENT ON COLUMN casualty_figures.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in casualty_figures_history';
COMMENT ON COLUMN casualty_figures.review_status IS 'confirmed, corrected or rejected by a person (corrections has who said what); NULL if nobody looked at it';
COMMENT ON COLUMN casualty_figures.reviewed_by IS 'That person';
COMMENT ON COLUMN casualty_figures.reviewed_at IS 'When, UTC';
COMMENT ON COLUMN casualty_figures.review_note IS 'Why';
COMMENT ON COLUMN casualty_figures.automated IS 'What the rules say, of a row whose columns are otherwise because a person said so: the columns that may be corrected, as JSON; NULL of all others';
