-- What was extracted again takes the place of what its articles told. After again_replace of each table.
CREATE OR REPLACE TEMP TABLE event_new AS
SELECT t.article_id FROM staged_event_traits AS t JOIN again_renewed USING (article_id);

-- Also the articles of the same events and clusters: these may come apart.
CREATE OR REPLACE TEMP TABLE event_seeds AS
SELECT article_id FROM again_renewed
UNION
SELECT article_id FROM again_members
UNION
SELECT article_id FROM event_articles
WHERE event_id IN (
    SELECT event_id FROM event_articles
    WHERE article_id IN (SELECT article_id FROM again_touched UNION ALL SELECT article_id FROM again_members)
);

DELETE FROM event_links
WHERE article_id_a IN (SELECT article_id FROM again_touched) OR article_id_b IN (SELECT article_id FROM again_touched);

DELETE FROM event_keys WHERE article_id IN (SELECT article_id FROM again_touched);

DELETE FROM event_traits WHERE article_id IN (SELECT article_id FROM again_touched);

INSERT INTO event_traits BY NAME
SELECT t.*, $run_id AS run_id FROM staged_event_traits AS t WHERE t.article_id IN (FROM event_new);

INSERT INTO event_keys
SELECT DISTINCT key, article_id FROM staged_event_keys WHERE role = 'post' AND article_id IN (FROM event_new);

-- Articles that are gone, or have no figures any more, are in no event.
CREATE OR REPLACE TEMP TABLE event_left AS
SELECT rowid AS at_row, * FROM event_articles
WHERE article_id IN (SELECT article_id FROM again_touched) AND article_id NOT IN (SELECT article_id FROM event_traits);

INSERT INTO event_articles_history BY NAME SELECT * EXCLUDE (at_row), now() AS recorded_to_at FROM event_left;

DELETE FROM event_articles WHERE rowid IN (SELECT at_row FROM event_left);

INSERT INTO event_changes
SELECT DISTINCT event_id, NULL, $run_id, now()
FROM event_left WHERE event_id NOT IN (SELECT event_id FROM event_articles);
