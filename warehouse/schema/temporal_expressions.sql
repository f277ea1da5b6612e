CREATE TABLE IF NOT EXISTS temporal_expressions (
    expression_id VARCHAR NOT NULL,
    article_id    VARCHAR NOT NULL,
    source_field  VARCHAR NOT NULL,
    char_start    BIGINT NOT NULL,
    char_end      BIGINT NOT NULL,
    text          VARCHAR NOT NULL,
    timex_type    VARCHAR NOT NULL,
    timex_value   VARCHAR,
    starts_on     DATE,
    ends_on       DATE,
    precision     VARCHAR,
    anchor        VARCHAR NOT NULL,
    is_resolved   BOOLEAN NOT NULL,
    direction     VARCHAR,
    rule          VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now(),
    review_status VARCHAR,
    reviewed_by   VARCHAR,
    reviewed_at   TIMESTAMPTZ,
    review_note   VARCHAR,
    automated     JSON
);

COMMENT ON TABLE temporal_expressions IS 'TIMEX3 expressions of headlines and bodies.';
COMMENT ON COLUMN temporal_expressions.expression_id IS 'Key made from article, field and span';
COMMENT ON COLUMN temporal_expressions.article_id IS 'Article it stands in';
COMMENT ON COLUMN temporal_expressions.source_field IS 'headline or body';
COMMENT ON COLUMN temporal_expressions.char_start IS 'First code point, from 0';
COMMENT ON COLUMN temporal_expressions.char_end IS 'Code point after the last';
COMMENT ON COLUMN temporal_expressions.text IS 'Exactly that slice';
COMMENT ON COLUMN temporal_expressions.timex_type IS 'DATE, TIME, DURATION or SET (TIMEX3 type)';
COMMENT ON COLUMN temporal_expressions.timex_value IS 'TIMEX3 value; underspecified (XXXX-11-19) where no anchor is known';
COMMENT ON COLUMN temporal_expressions.starts_on IS 'First day it covers, inclusive; NULL if unresolved';
COMMENT ON COLUMN temporal_expressions.ends_on IS 'Last day it covers, inclusive; NULL if unresolved';
COMMENT ON COLUMN temporal_expressions.precision IS 'time, day, week, month, season, quarter, year, decade, century, period or vague';
COMMENT ON COLUMN temporal_expressions.anchor IS 'What it was resolved against: none, publication or previous';
COMMENT ON COLUMN temporal_expressions.is_resolved IS 'Whether its place on the calendar is known';
COMMENT ON COLUMN temporal_expressions.direction IS 'past, present or future, as tense and wording say; NULL if they do not';
COMMENT ON COLUMN temporal_expressions.rule IS 'Pattern that found it';
COMMENT ON COLUMN temporal_expressions.run_id IS 'Run that loaded it';
COMMENT ON COLUMN temporal_expressions.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in temporal_expressions_history';
COMMENT ON COLUMN temporal_expressions.review_status IS 'confirmed, corrected or rejected by a person (corrections has who said what); NULL if nobody looked at it';
COMMENT ON COLUMN temporal_expressions.reviewed_by IS 'That person';
COMMENT ON COLUMN temporal_expressions.reviewed_at IS 'When, UTC';
COMMENT ON COLUMN temporal_expressions.review_note IS 'Why';
COMMENT ON COLUMN temporal_expressions.automated IS 'What the rules say, of a row whose columns are otherwise because a person said so: the columns that may be corrected, as JSON; NULL of all others';
