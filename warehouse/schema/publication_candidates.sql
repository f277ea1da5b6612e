CREATE TABLE IF NOT EXISTS publication_candidates (
    article_id VARCHAR NOT NULL,
    method     VARCHAR NOT NULL,
    evidence   VARCHAR,
    from_on    DATE,
    to_on      DATE,
    precision  VARCHAR,
    role       VARCHAR,
    is_chosen  BOOLEAN NOT NULL,
    verdict    VARCHAR,
    run_id     VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE publication_candidates IS 'Everything that says something about when an article was published, with the verdict on it.';
COMMENT ON COLUMN publication_candidates.article_id IS 'Article it belongs to';
COMMENT ON COLUMN publication_candidates.method IS 'metadata, html, url, dateline, text or inferred';
COMMENT ON COLUMN publication_candidates.evidence IS 'The text or field it came from';
COMMENT ON COLUMN publication_candidates.from_on IS 'First day it allows, inclusive';
COMMENT ON COLUMN publication_candidates.to_on IS 'Last day it allows, inclusive';
COMMENT ON COLUMN publication_candidates.precision IS 'day, month, year or interval';
COMMENT ON COLUMN publication_candidates.role IS 'published, modified, crawled or bound';
COMMENT ON COLUMN publication_candidates.is_chosen IS 'Whether the article takes its date from it';
COMMENT ON COLUMN publication_candidates.verdict IS 'Why it was taken, set aside or contradicted';
COMMENT ON COLUMN publication_candidates.run_id IS 'Run that loaded it';
COMMENT ON COLUMN publication_candidates.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in publication_candidates_history';
