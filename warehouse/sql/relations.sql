-- What can be asked: views, which answer questions, before the tables that they are made from; working data and histories last.
SELECT name, kind, comment AS holds
FROM (
    SELECT view_name AS name, 'view' AS kind, comment FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT table_name, 'table', comment FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
)
ORDER BY name LIKE '%\_history' ESCAPE '\', contains(lower(comment), 'working data'), kind DESC, name;
