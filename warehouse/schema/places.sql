CREATE TABLE IF NOT EXISTS places (
    place_id     VARCHAR NOT NULL,
    article_id   VARCHAR NOT NULL,
    text         VARCHAR NOT NULL,
    country      VARCHAR,
    admin1       VARCHAR,
    latitude     FLOAT,
    longitude    FLOAT,
    gazetteer_id INTEGER,
    decided_by   VARCHAR NOT NULL,
    candidates   JSON NOT NULL,
    run_id       VARCHAR NOT NULL,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE places IS 'One row per place phrase of an article that a figure or its dateline uses. Names and points: GeoNames (CC BY 4.0).';
COMMENT ON COLUMN places.place_id IS 'Key made from article and phrase';
COMMENT ON COLUMN places.article_id IS 'Article it stands in';
COMMENT ON COLUMN places.text IS 'The phrase as written: casualty_figures.place or articles.dateline_place';
COMMENT ON COLUMN places.country IS 'ISO 3166-1 alpha-3; NULL if nothing decides between the candidates';
COMMENT ON COLUMN places.admin1 IS 'Name of the first-level area (state, province, governorate); NULL if nothing decides it';
COMMENT ON COLUMN places.latitude IS 'Degrees north, WGS 84, of the town or of the middle of its area; not promised below the first-level area';
COMMENT ON COLUMN places.longitude IS 'Degrees east, WGS 84';
COMMENT ON COLUMN places.gazetteer_id IS 'GeoNames id of the place that the point is of; NULL if none is known';
COMMENT ON COLUMN places.decided_by IS 'phrase (its own words), dateline or article (a place of that name lies in their country), population (the greatest by far), fallback (no more than the country of the article) or none';
COMMENT ON COLUMN places.candidates IS 'Countries that have places of that name, the likeliest first';
COMMENT ON COLUMN places.run_id IS 'Run that loaded it';
COMMENT ON COLUMN places.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in places_history';
