-- A table that is only ever added to, as it was at {ts}; {moment} says when.
SELECT * FROM {main}{table} WHERE {moment} <= {ts}
