-- Article that a figure stands in.
SELECT article_id FROM casualty_figures WHERE figure_id = $figure_id;
