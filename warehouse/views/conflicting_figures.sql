-- Stored pairs, and those of crowds, which are compared when they are asked for by what warehouse/derived fills in.
CREATE OR REPLACE VIEW conflicting_figures AS
SELECT * EXCLUDE (meeting_key, month) FROM (
    FROM conflicting_pairs
    UNION ALL BY NAME
    FROM ({conflicts_of_crowds})
);

COMMENT ON VIEW conflicting_figures IS
    'Pairs of independent claims that cannot both be right: same category and victims, overlapping time and place (or the same story with two sources), and bounds that do not meet.';
COMMENT ON COLUMN conflicting_figures.category IS 'What happened to the people';
COMMENT ON COLUMN conflicting_figures.unit IS 'person or household';
COMMENT ON COLUMN conflicting_figures.place IS 'Where, as written';
COMMENT ON COLUMN conflicting_figures.occurred_from IS 'First day that both allow';
COMMENT ON COLUMN conflicting_figures.occurred_to IS 'Last day that both allow';
COMMENT ON COLUMN conflicting_figures.figure_id_a IS 'One figure';
COMMENT ON COLUMN conflicting_figures.figure_id_b IS 'The other figure';
COMMENT ON COLUMN conflicting_figures.article_id_a IS 'Article of the one';
COMMENT ON COLUMN conflicting_figures.article_id_b IS 'Article of the other';
COMMENT ON COLUMN conflicting_figures.attributed_to_a IS 'Source of the one, as written';
COMMENT ON COLUMN conflicting_figures.attributed_to_b IS 'Source of the other, as written';
COMMENT ON COLUMN conflicting_figures.reported_text_a IS 'Words of the one';
COMMENT ON COLUMN conflicting_figures.reported_text_b IS 'Words of the other';
COMMENT ON COLUMN conflicting_figures.low_a IS 'Lower bound of the one, in units';
COMMENT ON COLUMN conflicting_figures.high_a IS 'Upper bound of the one; NULL = none';
COMMENT ON COLUMN conflicting_figures.low_b IS 'Lower bound of the other, in units';
COMMENT ON COLUMN conflicting_figures.high_b IS 'Upper bound of the other; NULL = none';
COMMENT ON COLUMN conflicting_figures.published_on_a IS 'Day the one was published';
COMMENT ON COLUMN conflicting_figures.published_on_b IS 'Day the other was published';
COMMENT ON COLUMN conflicting_figures.excerpt_a IS 'Sentence of the one';
COMMENT ON COLUMN conflicting_figures.excerpt_b IS 'Sentence of the other';
