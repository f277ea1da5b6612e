-- Remember whose numbers these are. Reads the view near_sides.
INSERT INTO near_named SELECT signature_no, article_id FROM near_sides;
