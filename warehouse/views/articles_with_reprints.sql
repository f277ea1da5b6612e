CREATE OR REPLACE VIEW articles_with_reprints AS
WITH deliveries AS (
    SELECT a.cluster_id, count(*) AS n_deliveries
    FROM records AS r
    JOIN articles AS a USING (article_id)
    GROUP BY a.cluster_id
),
spread AS (
    SELECT
        cluster_id,
        count(DISTINCT outlet) AS n_outlets,
        min(published_on) AS first_published_on,
        max(published_on) AS last_published_on
    FROM articles
    GROUP BY cluster_id
)
SELECT
    a.*,
    c.canonical_article_id,
    c.n_articles,
    d.n_deliveries - 1 AS n_reprints,
    s.n_outlets,
    s.first_published_on,
    s.last_published_on
FROM articles AS a
JOIN clusters AS c USING (cluster_id)
JOIN deliveries AS d USING (cluster_id)
JOIN spread AS s USING (cluster_id);

COMMENT ON VIEW articles_with_reprints IS 'Articles with how often and where their text was published; keep is_canonical to have each story once.';
COMMENT ON COLUMN articles_with_reprints.canonical_article_id IS 'Article that stands for its cluster';
COMMENT ON COLUMN articles_with_reprints.n_articles IS 'Distinct texts in its cluster, this one included';
COMMENT ON COLUMN articles_with_reprints.n_reprints IS 'Further deliveries of the story: near-duplicates and exact copies, one original not counted';
COMMENT ON COLUMN articles_with_reprints.n_outlets IS 'Outlets in its cluster; unknown outlets are not counted';
COMMENT ON COLUMN articles_with_reprints.first_published_on IS 'Earliest known day of publication in its cluster';
COMMENT ON COLUMN articles_with_reprints.last_published_on IS 'Latest known day of publication in its cluster';
COMMENT ON COLUMN articles_with_reprints.article_id IS 'Key made from the normalised body';
COMMENT ON COLUMN articles_with_reprints.record_id IS 'Record it was made from';
COMMENT ON COLUMN articles_with_reprints.headline IS 'Headline; NULL if there is none';
COMMENT ON COLUMN articles_with_reprints.body IS 'The story from its dateline to its last sentence; nothing that is not the story';
COMMENT ON COLUMN articles_with_reprints.language IS 'ISO 639-1 code; NULL if not recognised';
COMMENT ON COLUMN articles_with_reprints.is_extracted IS 'Whether dates and figures were looked for: the language is one that the rules know, and no rule raised an error';
COMMENT ON COLUMN articles_with_reprints.extraction_error IS 'What a rule of ours raised on its text, as step: error, steps dates, bounds, figures and signature; what the other steps found is there. NULL if none did';
COMMENT ON COLUMN articles_with_reprints.outlet IS 'Who published it, as declared, or the host of its address';
COMMENT ON COLUMN articles_with_reprints.agency IS 'Credited wire agency';
COMMENT ON COLUMN articles_with_reprints.author IS 'Byline';
COMMENT ON COLUMN articles_with_reprints.url IS 'Canonical address, or as delivered';
COMMENT ON COLUMN articles_with_reprints.license IS 'Licence as declared';
COMMENT ON COLUMN articles_with_reprints.dateline IS 'Dateline as written';
COMMENT ON COLUMN articles_with_reprints.dateline_place IS 'Place of the dateline, as written';
COMMENT ON COLUMN articles_with_reprints.country IS 'Where it happens, ISO 3166-1 alpha-3; NULL if its words do not decide';
COMMENT ON COLUMN articles_with_reprints.published_on IS 'Day of publication; NULL unless evidence gives the day';
COMMENT ON COLUMN articles_with_reprints.published_from IS 'Not published before this day, inclusive; NULL if nothing bounds it';
COMMENT ON COLUMN articles_with_reprints.published_to IS 'Not published after this day, inclusive; NULL if nothing bounds it';
COMMENT ON COLUMN articles_with_reprints.published_precision IS 'day, month, year, interval or unknown';
COMMENT ON COLUMN articles_with_reprints.published_method IS 'metadata, html, url, dateline, text, inferred or none';
COMMENT ON COLUMN articles_with_reprints.published_evidence IS 'The text or field it came from';
COMMENT ON COLUMN articles_with_reprints.published_conflict IS 'Which evidence contradicts which; NULL if none does';
COMMENT ON COLUMN articles_with_reprints.n_words IS 'Words of the body';
COMMENT ON COLUMN articles_with_reprints.content_hash IS 'BLAKE2b of the normalised body: equal means word for word the same';
COMMENT ON COLUMN articles_with_reprints.cluster_id IS 'Cluster of near-duplicates it belongs to';
COMMENT ON COLUMN articles_with_reprints.is_canonical IS 'Whether it stands for its cluster';
COMMENT ON COLUMN articles_with_reprints.run_id IS 'Run that loaded it';
COMMENT ON COLUMN articles_with_reprints.recorded_at IS 'When it was loaded, UTC';
COMMENT ON COLUMN articles_with_reprints.extractor_version IS 'Version of the rules that structured it';
COMMENT ON COLUMN articles_with_reprints.recorded_from_at IS 'Since when the warehouse says so, UTC';
