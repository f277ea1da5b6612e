-- A role that can read the lake and nothing else. Run as the owner of the catalog's database, in that database:
-- psql "$$lake" -f this.sql. Choose its password with \password afterwards, or by a certificate.
CREATE ROLE $role LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
ALTER ROLE $role SET default_transaction_read_only = on;
ALTER ROLE $role SET statement_timeout = '120s';
REVOKE ALL ON DATABASE $database FROM PUBLIC;
GRANT CONNECT ON DATABASE $database TO $role;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO $role;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO $role;
-- DuckLake makes a table in the catalog for the rows that it inlines, whenever a table changes its shape.
ALTER DEFAULT PRIVILEGES FOR ROLE $owner IN SCHEMA public GRANT SELECT ON TABLES TO $role;
-- Large objects may be made by everybody otherwise.
REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lowrite(integer, bytea), lo_put(oid, bigint, bytea) FROM PUBLIC;
