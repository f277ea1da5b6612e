-- Everything that was said of the row $row_id, oldest first.
SELECT strftime(reviewed_at, '%Y-%m-%d %H:%M') AS reviewed, action, reviewed_by, changes, note
FROM corrections WHERE row_id = $row_id ORDER BY reviewed_at;
