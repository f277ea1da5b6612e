-- What the role of this session may write in the catalog: tables, and schemas that it may make tables in.
SELECT format('%I.%I', schemaname, tablename)
FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
  AND has_table_privilege(format('%I.%I', schemaname, tablename), 'INSERT, UPDATE, DELETE, TRUNCATE')
UNION ALL
SELECT 'schema ' || nspname FROM pg_namespace
WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' AND has_schema_privilege(nspname, 'CREATE')
UNION ALL
SELECT 'database ' || current_database() WHERE has_database_privilege(current_database(), 'CREATE')
UNION ALL
SELECT 'role ' || rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole OR rolcreatedb)
ORDER BY 1;
