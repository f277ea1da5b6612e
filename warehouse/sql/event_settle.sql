-- Put the touched articles into their events; ids that no event has any more say where their first article went.
-- Reads the view event_settled (event_id, article_id, joined_by). Parameter: $run_id.
CREATE OR REPLACE TEMP TABLE event_gone AS
SELECT old_event_id, min(article_id) AS first_article_id
FROM event_touched
WHERE old_event_id IS NOT NULL AND old_event_id NOT IN (SELECT event_id FROM event_settled)
GROUP BY old_event_id;

-- Only with rows in: event_gone
INSERT INTO event_changes
SELECT g.old_event_id, s.event_id, $run_id, now()
FROM event_gone AS g LEFT JOIN event_settled AS s ON s.article_id = g.first_article_id;

CREATE OR REPLACE TEMP TABLE event_replaced AS
SELECT e.rowid AS at_row, e.*
FROM event_articles AS e
ANTI JOIN event_settled AS s ON s.article_id = e.article_id AND s.event_id = e.event_id AND s.joined_by = e.joined_by
WHERE e.article_id IN (SELECT article_id FROM event_touched WHERE old_event_id IS NOT NULL);

-- Only with rows in: event_replaced
INSERT INTO event_articles_history BY NAME SELECT * EXCLUDE (at_row), now() AS recorded_to_at FROM event_replaced;

-- Only with rows in: event_replaced
DELETE FROM event_articles WHERE rowid IN (SELECT at_row FROM event_replaced);

INSERT INTO event_articles BY NAME
SELECT s.event_id, s.article_id, s.joined_by, $run_id AS run_id, now() AS recorded_from_at
FROM event_settled AS s
ANTI JOIN event_articles AS e ON e.article_id = s.article_id
ORDER BY s.event_id, s.article_id;
