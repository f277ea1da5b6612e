CREATE TABLE IF NOT EXISTS figure_actors (
    figure_id     VARCHAR,
    article_id    VARCHAR,
    attributed_to VARCHAR,
    country       VARCHAR,
    name          VARCHAR,
    actor_by      VARCHAR,
    is_generic    BOOLEAN
);

COMMENT ON TABLE figure_actors IS 'Who says each figure that has a source, as far as its own article tells; ask figure_sources, which knows the fuller names of the country too. Working data.';
COMMENT ON COLUMN figure_actors.figure_id IS 'The figure';
COMMENT ON COLUMN figure_actors.article_id IS 'Article it stands in';
COMMENT ON COLUMN figure_actors.attributed_to IS 'Source as written';
COMMENT ON COLUMN figure_actors.country IS 'As articles.country';
COMMENT ON COLUMN figure_actors.name IS 'Its fullest name within the article, in lower case and without article; NULL of a pronoun';
COMMENT ON COLUMN figure_actors.actor_by IS 'own words, named before, ambiguous or pronoun, see figure_sources';
COMMENT ON COLUMN figure_actors.is_generic IS 'Whether the source as written has no capital';
