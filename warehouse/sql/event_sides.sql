-- Traits of the articles of the view event_sides (article_id).
SELECT * EXCLUDE (run_id) FROM event_traits WHERE article_id IN (SELECT article_id FROM event_sides);
