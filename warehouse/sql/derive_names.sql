-- Names that figures came to, or went from. After derive_replace of figure_actors.
CREATE OR REPLACE TEMP TABLE derive_moved AS
SELECT country, name, sum(n)::BIGINT AS n_figures, coalesce(sum(n) FILTER (is_generic), 0)::BIGINT AS n_generic
FROM (
    SELECT country, name, is_generic, 1 AS n FROM derive_new_figure_actors
    UNION ALL
    SELECT country, name, is_generic, -1 FROM derive_gone_figure_actors
)
WHERE country IS NOT NULL AND name IS NOT NULL
GROUP BY country, name;

UPDATE actor_names SET n_figures = actor_names.n_figures + m.n_figures, n_generic = actor_names.n_generic + m.n_generic
FROM derive_moved AS m WHERE actor_names.country = m.country AND actor_names.name = m.name;

INSERT INTO actor_names
SELECT m.country, m.name, m.n_figures, m.n_generic
FROM derive_moved AS m ANTI JOIN actor_names AS n ON n.country = m.country AND n.name = m.name
ORDER BY m.country, m.name;

DELETE FROM actor_names WHERE n_figures = 0;
