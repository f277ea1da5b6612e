-- What the role of this session may write in the catalog: tables, and schemas that it may make tables in; and whether it may
-- make large objects, or take the lock that keeps writers apart (a lock that anybody could take would keep all of them out).
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
UNION ALL
SELECT 'function ' || name FROM (VALUES ('lo_from_bytea(oid, bytea)'), ('pg_advisory_lock(bigint)'), ('pg_try_advisory_lock(bigint)')) AS f (name)
WHERE has_function_privilege('pg_catalog.' || name, 'EXECUTE')
ORDER BY 1;
