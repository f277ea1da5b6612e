CREATE TABLE IF NOT EXISTS near_duplicates (
    article_id_a     VARCHAR NOT NULL,
    article_id_b     VARCHAR NOT NULL,
    similarity       DOUBLE NOT NULL,
    containment      DOUBLE NOT NULL,
    jaccard          DOUBLE NOT NULL,
    number_agreement DOUBLE NOT NULL,
    name_agreement   DOUBLE NOT NULL,
    run_id           VARCHAR NOT NULL,
    found_at         TIMESTAMPTZ NOT NULL,
    lead_agreement   DOUBLE,
    differs          VARCHAR,
    slot_agreement   DOUBLE,
    opening_agreement DOUBLE
);

COMMENT ON TABLE near_duplicates IS 'Verified pairs of articles that come from the same text; of a text with very many copies, the pairs with its first few.';
COMMENT ON COLUMN near_duplicates.article_id_a IS 'The article with the smaller id';
COMMENT ON COLUMN near_duplicates.article_id_b IS 'The article with the larger id';
COMMENT ON COLUMN near_duplicates.similarity IS 'containment, less for short texts, x (number_agreement x name_agreement x slot_agreement x opening_agreement) to the power of 3/4 x the square root of lead_agreement; 0 to 1; the verdict rests on it';
COMMENT ON COLUMN near_duplicates.containment IS 'Share of the shorter text''s three-word runs that stand in the longer, 0 to 1';
COMMENT ON COLUMN near_duplicates.jaccard IS 'Three-word runs that both have, of all that either has, 0 to 1';
COMMENT ON COLUMN near_duplicates.number_agreement IS 'Numbers of the text with fewer that both have, relative to the words that both have; 1: as many as the wording lets expect';
COMMENT ON COLUMN near_duplicates.name_agreement IS 'The same of names: capitalised words inside sentences';
COMMENT ON COLUMN near_duplicates.lead_agreement IS 'Numbers and names among the first 35 words of a text (50 of articles up to structure/4) that the other has, of the text that fares better, relative to the words that both have; 1: as many as the wording lets expect; NULL of pairs found before leads were compared';
COMMENT ON COLUMN near_duplicates.differs IS 'What each text has and the other lacks, of the text with fewer: "2 of 7 numbers, 1 of 5 names, 3 of 12 places" (with the same words around them, but another fact); NULL if nothing';
COMMENT ON COLUMN near_duplicates.slot_agreement IS 'Places with the same two words on one side of a number or name where both texts have the same, of all such places; NULL of pairs found before slots were kept';
COMMENT ON COLUMN near_duplicates.opening_agreement IS '1 less the share of what differs that stands in the first 25 words, as far as those differ more than the rest, of the text that fares better; low for a new story over old background; NULL of pairs found before openings were kept';
COMMENT ON COLUMN near_duplicates.run_id IS 'Run that found it';
COMMENT ON COLUMN near_duplicates.found_at IS 'When it was found, UTC';
