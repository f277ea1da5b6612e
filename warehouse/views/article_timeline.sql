CREATE OR REPLACE VIEW article_timeline AS
WITH placed AS (
    SELECT
        t.*,
        CASE t.source_field WHEN 'headline' THEN a.headline ELSE a.body END AS field,
        greatest(t.char_start - 80, 0) AS excerpt_start,
        t.char_end + 80 AS excerpt_end
    FROM temporal_expressions AS t
    JOIN articles AS a USING (article_id)
    WHERE t.starts_on IS NOT NULL AND t.review_status IS DISTINCT FROM 'rejected'
)
SELECT
    article_id,
    row_number() OVER (PARTITION BY article_id ORDER BY starts_on, ends_on, source_field DESC, char_start) AS position,
    starts_on,
    ends_on,
    precision,
    timex_type,
    timex_value,
    text AS expression,
    trim(regexp_replace(
        regexp_replace(substr(field, excerpt_start + 1, char_start - excerpt_start),
                       CASE WHEN excerpt_start > 0 THEN '^\S*\s' ELSE '^$' END, '')
        || text
        || regexp_replace(substr(field, char_end + 1, 80),
                          CASE WHEN excerpt_end < length(field) THEN '\s\S*$' ELSE '^$' END, ''),
        '\s+', ' ', 'g')) AS excerpt,
    anchor,
    direction,
    source_field,
    char_start,
    expression_id
FROM placed;

COMMENT ON VIEW article_timeline IS
    'What each article dates, in order of time: its expressions that have a place on the calendar, with the words around them. Expressions left open are in temporal_expressions.';
COMMENT ON COLUMN article_timeline.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN article_timeline.position IS 'Place in the article''s timeline, from 1';
COMMENT ON COLUMN article_timeline.starts_on IS 'First day, inclusive';
COMMENT ON COLUMN article_timeline.ends_on IS 'Last day, inclusive';
COMMENT ON COLUMN article_timeline.precision IS 'How exactly the words say it (temporal_expressions.precision)';
COMMENT ON COLUMN article_timeline.timex_type IS 'DATE, TIME, DURATION or SET (TIMEX3 type)';
COMMENT ON COLUMN article_timeline.timex_value IS 'TIMEX3 value';
COMMENT ON COLUMN article_timeline.expression IS 'The words that say it, as written';
COMMENT ON COLUMN article_timeline.excerpt IS 'At most 80 code points on each side of the expression, cut at words, white space squeezed';
COMMENT ON COLUMN article_timeline.anchor IS 'What it was resolved against: none, publication or previous';
COMMENT ON COLUMN article_timeline.direction IS 'past, present or future, seen from the publication, else by tense; NULL if neither tells';
COMMENT ON COLUMN article_timeline.source_field IS 'headline or body';
COMMENT ON COLUMN article_timeline.char_start IS 'Where the expression begins in that field, code points from 0';
COMMENT ON COLUMN article_timeline.expression_id IS 'The expression (temporal_expressions.expression_id)';
