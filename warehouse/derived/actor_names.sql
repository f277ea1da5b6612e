-- The names that figures of each country go by.
SELECT country, name, count(*) AS n_figures, count(*) FILTER (is_generic) AS n_generic
FROM {figure_actors} WHERE country IS NOT NULL AND name IS NOT NULL GROUP BY country, name;
