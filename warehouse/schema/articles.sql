CREATE TABLE IF NOT EXISTS articles (
    article_id          VARCHAR NOT NULL,
    record_id           VARCHAR NOT NULL,
    headline            VARCHAR,
    body                VARCHAR NOT NULL,
    language            VARCHAR,
    is_extracted        BOOLEAN NOT NULL,
    extraction_error    VARCHAR,
    outlet              VARCHAR,
    agency              VARCHAR,
    author              VARCHAR,
    url                 VARCHAR,
    license             VARCHAR,
    dateline            VARCHAR,
    dateline_place      VARCHAR,
    country             VARCHAR,
    published_on        DATE,
    published_from      DATE,
    published_to        DATE,
    published_precision VARCHAR NOT NULL,
    published_method    VARCHAR NOT NULL,
    published_evidence  VARCHAR,
    published_conflict  VARCHAR,
    n_words             BIGINT NOT NULL,
    content_hash        VARCHAR NOT NULL,
    cluster_id          VARCHAR,
    is_canonical        BOOLEAN,
    run_id              VARCHAR NOT NULL,
    recorded_at         TIMESTAMPTZ NOT NULL,
    extractor_version   VARCHAR NOT NULL,
    recorded_from_at       TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE articles IS 'One row per distinct article.';
COMMENT ON COLUMN articles.article_id IS 'Key made from the normalised body';
COMMENT ON COLUMN articles.record_id IS 'Record it was made from';
COMMENT ON COLUMN articles.headline IS 'Headline; NULL if there is none';
COMMENT ON COLUMN articles.body IS 'The story from its dateline to its last sentence; nothing that is not the story';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code; NULL if not recognised';
COMMENT ON COLUMN articles.is_extracted IS 'Whether dates and figures were looked for: the language is one that the rules know, and no rule raised an error';
COMMENT ON COLUMN articles.extraction_error IS 'What a rule of ours raised on its text, as step: error, steps dates, bounds, figures and signature; what the other steps found is there. NULL if none did';
COMMENT ON COLUMN articles.outlet IS 'Who published it, as declared, or the host of its address';
COMMENT ON COLUMN articles.agency IS 'Credited wire agency';
COMMENT ON COLUMN articles.author IS 'Byline';
COMMENT ON COLUMN articles.url IS 'Canonical address, or as delivered';
COMMENT ON COLUMN articles.license IS 'Licence as declared';
COMMENT ON COLUMN articles.dateline IS 'Dateline as written';
COMMENT ON COLUMN articles.dateline_place IS 'Place of the dateline, as written';
COMMENT ON COLUMN articles.country IS 'Where it happens, ISO 3166-1 alpha-3; NULL if its words do not decide';
COMMENT ON COLUMN articles.published_on IS 'Day of publication; NULL unless evidence gives the day';
COMMENT ON COLUMN articles.published_from IS 'Not published before this day, inclusive; NULL if nothing bounds it';
COMMENT ON COLUMN articles.published_to IS 'Not published after this day, inclusive; NULL if nothing bounds it';
COMMENT ON COLUMN articles.published_precision IS 'day, month, year, interval or unknown';
COMMENT ON COLUMN articles.published_method IS 'metadata, html, url, dateline, text, inferred or none';
COMMENT ON COLUMN articles.published_evidence IS 'The text or field it came from';
COMMENT ON COLUMN articles.published_conflict IS 'Which evidence contradicts which; NULL if none does';
COMMENT ON COLUMN articles.n_words IS 'Words of the body';
COMMENT ON COLUMN articles.content_hash IS 'BLAKE2b of the normalised body: equal means word for word the same';
COMMENT ON COLUMN articles.cluster_id IS 'Cluster of near-duplicates it belongs to';
COMMENT ON COLUMN articles.is_canonical IS 'Whether it stands for its cluster';
COMMENT ON COLUMN articles.run_id IS 'Run that loaded it';
COMMENT ON COLUMN articles.recorded_at IS 'When it was loaded, UTC';
COMMENT ON COLUMN articles.extractor_version IS 'Version of the rules that structured it';
COMMENT ON COLUMN articles.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in articles_history';
