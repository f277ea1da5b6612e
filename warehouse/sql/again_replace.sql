-- Put the rows of again_new_{table} in the place of those of again_gone_{table}, which go to the history.
INSERT INTO {table}_history BY NAME SELECT * EXCLUDE (at_row), now() AS recorded_to_at FROM again_gone_{table};

DELETE FROM {table} WHERE rowid IN (SELECT at_row FROM again_gone_{table});

INSERT INTO {table} BY NAME
SELECT n.*, {added}
FROM again_new_{table} AS n
JOIN again_renewed AS o USING (article_id)
JOIN records AS r ON r.record_id = o.record_id;
