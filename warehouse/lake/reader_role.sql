-- A role that can read the lake and nothing else. Run as an administrator of the server (who may make roles, and take rights of
-- functions away), in the catalog's database: psql -d $name -f this.sql. Then choose its password: \password $role
CREATE ROLE $role LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
ALTER ROLE $role SET default_transaction_read_only = on;
ALTER ROLE $role SET statement_timeout = '120s';
-- A notebook that was left in the middle of an answer would hold back vacuum.
ALTER ROLE $role SET idle_in_transaction_session_timeout = '10min';
REVOKE ALL ON DATABASE $database FROM PUBLIC;
GRANT CONNECT ON DATABASE $database TO $role;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO $role;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO $role;
-- DuckLake makes a table in the catalog for the rows that it inlines, whenever a table changes its shape.
ALTER DEFAULT PRIVILEGES FOR ROLE $owner IN SCHEMA public GRANT SELECT ON TABLES TO $role;
-- Large objects may be made by everybody otherwise, and everybody may take the lock that keeps writers apart.
REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lowrite(integer, bytea), lo_put(oid, bigint, bytea) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_advisory_lock(bigint), pg_advisory_lock_shared(bigint), pg_advisory_xact_lock(bigint), pg_advisory_xact_lock_shared(bigint), pg_try_advisory_lock(bigint), pg_try_advisory_lock_shared(bigint), pg_try_advisory_xact_lock(bigint), pg_try_advisory_xact_lock_shared(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_try_advisory_lock(bigint) TO $owner;
