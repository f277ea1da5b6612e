CREATE OR REPLACE VIEW article_tolls AS
SELECT
    article_id,
    category,
    unit,
    sum(value_low)::BIGINT AS toll_low,
    sum(value_best)::BIGINT AS toll_best,
    CASE WHEN count(value_high) = count(*) THEN sum(value_high)::BIGINT END AS toll_high,
    count(*) AS n_figures
FROM casualty_figures
WHERE toll_role = 'counted'
GROUP BY article_id, category, unit;

COMMENT ON VIEW article_tolls IS
    'What an article reports for its main event(s), one row per article, category and unit: the sum of its counted figures (UCDP low/best/high). Restatements and parts of a whole are not added again.';
COMMENT ON COLUMN article_tolls.article_id IS 'The article (articles.article_id).';
COMMENT ON COLUMN article_tolls.category IS 'What happened to the people (casualty_figures.category, HXL #affected).';
COMMENT ON COLUMN article_tolls.unit IS 'What is counted: person or household.';
COMMENT ON COLUMN article_tolls.toll_low IS 'Lowest number of units that the counted figures allow (UCDP low).';
COMMENT ON COLUMN article_tolls.toll_best IS 'Best estimate in units (UCDP best).';
COMMENT ON COLUMN article_tolls.toll_high IS 'Highest number of units; NULL if any counted figure has no upper bound.';
COMMENT ON COLUMN article_tolls.n_figures IS 'Number of figures that were added.';
