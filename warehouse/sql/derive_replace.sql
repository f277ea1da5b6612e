-- Put what was computed of {scope} (derive_computed) in the place of what {table} has of it, where they differ:
-- derive_gone_{table}, by rowid, and derive_new_{table}.
CREATE OR REPLACE TEMP TABLE derive_old AS SELECT rowid AS at_row, * FROM {table} WHERE {scope};

CREATE OR REPLACE TEMP TABLE derive_gone_{table} AS
SELECT o.* FROM derive_old AS o ANTI JOIN derive_computed AS n ON {same};

CREATE OR REPLACE TEMP TABLE derive_new_{table} AS
SELECT n.* FROM derive_computed AS n ANTI JOIN derive_old AS o ON {same};

DELETE FROM {table} WHERE rowid IN (SELECT at_row FROM derive_gone_{table});

INSERT INTO {table} BY NAME FROM derive_new_{table};
