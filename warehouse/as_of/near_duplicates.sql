-- Pairs are found and, when one of the two is extracted otherwise, looked for again.
SELECT * FROM {main}near_duplicates WHERE found_at <= {ts}
UNION ALL BY NAME
SELECT * EXCLUDE (recorded_to_at) FROM {main}near_duplicates_history WHERE found_at <= {ts} AND recorded_to_at > {ts}
