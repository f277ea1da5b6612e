-- What these views computed is kept in tables of the same names, which a publication renews; filled by warehouse/derived.
DROP VIEW IF EXISTS casualty_claims;
DROP VIEW IF EXISTS event_facts;
DROP VIEW IF EXISTS event_tolls;
