CREATE TABLE IF NOT EXISTS actor_names (
    country   VARCHAR,
    name      VARCHAR,
    n_figures BIGINT,
    n_generic BIGINT
);

COMMENT ON TABLE actor_names IS 'The names in figure_actors by country, among which figure_sources looks for fuller ones. Working data.';
COMMENT ON COLUMN actor_names.country IS 'ISO 3166-1 alpha-3';
COMMENT ON COLUMN actor_names.name IS 'As figure_actors.name';
COMMENT ON COLUMN actor_names.n_figures IS 'Figures with that name in articles of that country';
COMMENT ON COLUMN actor_names.n_generic IS 'Those of them whose source as written has no capital';
