CREATE TABLE IF NOT EXISTS event_traits (
    article_id   VARCHAR NOT NULL,
    country      VARCHAR,
    published_on DATE,
    has_claim    BOOLEAN NOT NULL,
    days         DATE[] NOT NULL,
    killed       BIGINT,
    injured      BIGINT,
    persons      VARCHAR[] NOT NULL,
    names        VARCHAR[] NOT NULL,
    streets      VARCHAR[] NOT NULL,
    spots        VARCHAR[] NOT NULL,
    towns        INTEGER[] NOT NULL,
    ages         UTINYINT[] NOT NULL,
    lead         UINTEGER[] NOT NULL,
    run_id       VARCHAR NOT NULL,
    sites        VARCHAR[],
    places       VARCHAR[],
    cities       INTEGER[]
);

COMMENT ON TABLE event_traits IS 'What articles with figures say of their incident, by which they are joined to events; working data.';
COMMENT ON COLUMN event_traits.article_id IS 'The article';
COMMENT ON COLUMN event_traits.country IS 'As articles.country';
COMMENT ON COLUMN event_traits.published_on IS 'As articles.published_on';
COMMENT ON COLUMN event_traits.has_claim IS 'Whether it reports harm of an incident; without one it makes no event of its own';
COMMENT ON COLUMN event_traits.days IS 'Days on which harm was done';
COMMENT ON COLUMN event_traits.killed IS 'Killed by its toll, best estimate; NULL if it says none, or none but a vague one';
COMMENT ON COLUMN event_traits.injured IS 'Injured likewise';
COMMENT ON COLUMN event_traits.persons IS 'First and last names of persons who were harmed, or are held for it';
COMMENT ON COLUMN event_traits.names IS 'Pairs of words with capitals that may be a person''s name, persons included';
COMMENT ON COLUMN event_traits.streets IS 'Streets, and blocks by their hundred';
COMMENT ON COLUMN event_traits.spots IS 'Places of its figures that no gazetteer knows';
COMMENT ON COLUMN event_traits.towns IS 'GeoNames ids of the places of its figures that have fewer than 100,000 people';
COMMENT ON COLUMN event_traits.ages IS 'Ages of persons';
COMMENT ON COLUMN event_traits.lead IS 'Hashes of the telling words of headline and opening';
COMMENT ON COLUMN event_traits.sites IS 'Clubs, schools, markets that it names; NULL if an older newsledger read it';
COMMENT ON COLUMN event_traits.places IS 'Towns and districts of figures, dateline and opening; NULL likewise';
COMMENT ON COLUMN event_traits.cities IS 'GeoNames ids of the places of its figures that have more people; NULL likewise';
COMMENT ON COLUMN event_traits.run_id IS 'Run that loaded it';
