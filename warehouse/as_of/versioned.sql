-- A table whose replaced rows are kept in {table}_history, as it was at {ts}.
SELECT * FROM {main}{table} WHERE recorded_from_at <= {ts}
UNION ALL BY NAME
SELECT * EXCLUDE (recorded_to_at) FROM {main}{table}_history WHERE recorded_from_at <= {ts} AND recorded_to_at > {ts}
