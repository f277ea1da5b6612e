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
