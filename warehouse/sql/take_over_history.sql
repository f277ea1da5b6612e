-- What the old warehouse (attached as "old") replaced before, and what of {table} is otherwise now; rows that are the same
-- stand since when they stood there. {since} says since when; {same} compares all that a row says.
DELETE FROM {table}_history;

INSERT INTO {table}_history BY NAME FROM old.{table}_history;

INSERT INTO {table}_history BY NAME
SELECT o.*, now() AS recorded_to_at FROM old.{table} AS o ANTI JOIN {table} AS n ON {same};

CREATE OR REPLACE TEMP TABLE taken_over AS
SELECT n.rowid AS at_row, min(o.{since}) AS moment FROM {table} AS n JOIN old.{table} AS o ON {same} GROUP BY n.rowid;

UPDATE {table} SET {since} = t.moment FROM taken_over AS t WHERE {table}.rowid = t.at_row;
