-- Rows of {table} that the articles of again_touched have (again_gone_{table}, by rowid) and shall have
-- (again_new_{table}) and that are not the same in each of {columns}. Reads {offered}.
CREATE OR REPLACE TEMP TABLE again_old AS
SELECT rowid AS at_row, {columns}, row_number() OVER (PARTITION BY {columns}) AS nth
FROM {table} WHERE article_id IN (SELECT article_id FROM again_touched);

CREATE OR REPLACE TEMP TABLE again_offered AS
SELECT *, row_number() OVER (PARTITION BY {columns}) AS nth
FROM {offered} WHERE article_id IN (SELECT article_id FROM again_renewed);

CREATE OR REPLACE TEMP TABLE again_gone_{table} AS
SELECT t.rowid AS at_row, t.* FROM {table} AS t
WHERE t.rowid IN (SELECT o.at_row FROM again_old AS o ANTI JOIN again_offered AS n ON {same});

CREATE OR REPLACE TEMP TABLE again_new_{table} AS
SELECT n.* EXCLUDE (nth) FROM again_offered AS n ANTI JOIN again_old AS o ON {same};
