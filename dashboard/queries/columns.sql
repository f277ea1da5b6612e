-- Every column of the warehouse and what it means.
SELECT table_name, column_name, data_type, comment AS meaning
FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index;
