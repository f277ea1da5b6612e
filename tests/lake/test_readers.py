"""A role and keys as `newsledger lake init` prints them: sixty attempts at more than reading change nothing."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from warehouse.connection import open_reader, open_writer
from warehouse.fetching import fetch
from warehouse.lake import Lake, roots
from warehouse.lake.address import NAME
from warehouse.lake.checking import check_reader
from warehouse.lake.lock import KEY
from warehouse.lake.making import make, role_statements, storage_policy

if TYPE_CHECKING:
    from tests.lake.servers import Postgres, Storage

META = "__ducklake_metadata_warehouse"
#: $dsn is the reader's own address for libpq, $data where the rows lie, $file one of the files of rows.
HOSTILE = {
    # by the tables of the lake
    "insert": "INSERT INTO silences VALUES ('h', 'h', 'h', '2026-01-01')",
    "update": "UPDATE silences SET reason = 'h'",
    "delete": "DELETE FROM silences",
    "truncate": "TRUNCATE silences",
    "merge": "MERGE INTO silences AS t USING (SELECT 'e' AS e) AS s ON t.expectation = s.e WHEN MATCHED THEN DELETE",
    "create table": "CREATE TABLE hostile (a INTEGER)",
    "create table as": "CREATE TABLE hostile AS FROM runs",
    "create view": "CREATE OR REPLACE VIEW article_tolls AS SELECT 1 AS one",
    "create macro": "CREATE MACRO hostile() AS 1",
    "create schema": "CREATE SCHEMA hostile",
    "drop table": "DROP TABLE silences",
    "drop view": "DROP VIEW article_tolls",
    "drop schema": "DROP SCHEMA main CASCADE",
    "alter table": "ALTER TABLE silences ADD COLUMN h INTEGER",
    "rename": "ALTER TABLE silences RENAME TO hostile",
    "comment": "COMMENT ON TABLE silences IS 'h'",
    # by what a lake can do
    "expire": "CALL ducklake_expire_snapshots('warehouse', older_than => now())",
    "expire versions": "CALL ducklake_expire_snapshots('warehouse', versions => [$version])",
    "merge files": "CALL ducklake_merge_adjacent_files('warehouse')",
    "flush": "CALL ducklake_flush_inlined_data('warehouse')",
    "clean up": "CALL ducklake_cleanup_old_files('warehouse', cleanup_all => true)",
    "orphans": "CALL ducklake_delete_orphaned_files('warehouse', cleanup_all => true)",
    "add files": "CALL ducklake_add_data_files('warehouse', 'silences', '$file')",
    "option": "CALL warehouse.set_option('parquet_compression', 'snappy')",
    "commit message": "BEGIN; CALL warehouse.set_commit_message('h', 'h'); INSERT INTO silences FROM silences; COMMIT",
    # by the catalog underneath
    "metadata insert": f"INSERT INTO {META}.ducklake_tag VALUES (1, 1, NULL, 'comment', 'h')",
    "metadata delete": f"DELETE FROM {META}.ducklake_data_file",
    "metadata drop": f"DROP TABLE {META}.ducklake_snapshot",
    "postgres_execute": f"CALL postgres_execute('{META}', 'DELETE FROM ducklake_snapshot')",
    "postgres_query": f"FROM postgres_query('{META}', 'DELETE FROM ducklake_data_file RETURNING 1')",
    "not read only": f"FROM postgres_query('{META}', 'SELECT set_config(''transaction_read_only'', ''off'', false)')",
    "own session": "ATTACH '$dsn' AS own (TYPE postgres); DELETE FROM own.public.ducklake_snapshot",
    "read-only off": "ATTACH '$dsn' AS own2 (TYPE postgres);"
    " CALL postgres_execute('own2', 'SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE');"
    " CALL postgres_execute('own2', 'SET default_transaction_read_only = off; DELETE FROM ducklake_snapshot')",
    "catalog table": "ATTACH '$dsn' AS own3 (TYPE postgres); CREATE TABLE own3.public.hostile (a INTEGER)",
    "temporary table": "ATTACH '$dsn' AS own4 (TYPE postgres);"
    " CALL postgres_execute('own4', 'SET default_transaction_read_only = off; CREATE TEMP TABLE h (a int)')",
    "become owner": "ATTACH '$dsn' AS own5 (TYPE postgres); CALL postgres_execute('own5', 'SET ROLE owner')",
    "own role": "ATTACH '$dsn' AS own6 (TYPE postgres);"
    " CALL postgres_execute('own6', 'SET default_transaction_read_only = off; ALTER ROLE reader SUPERUSER')",
    "program": "ATTACH '$dsn' AS own7 (TYPE postgres);"
    " CALL postgres_execute('own7', 'SET default_transaction_read_only = off;"
    " COPY (SELECT 1) TO PROGRAM ''touch /tmp/hostile''')",
    "large object": "ATTACH '$dsn' AS own8 (TYPE postgres);"
    " CALL postgres_execute('own8', 'SET default_transaction_read_only = off; SELECT lo_from_bytea(0, ''h'')')",
    "become keeper": "ATTACH '$dsn' AS own9 (TYPE postgres); CALL postgres_execute('own9', 'SET ROLE keeper')",
    "give oneself rights": f"FROM postgres_query('{META}', 'GRANT ALL ON ducklake_snapshot TO reader')",
    "keep writers out": f"FROM postgres_query('{META}', 'SELECT pg_try_advisory_lock($lock)')",
    "keep writers out, shared": f"FROM postgres_query('{META}', 'SELECT pg_advisory_lock_shared($lock)')",
    "keep writers out in a transaction": f"FROM postgres_query('{META}', 'SELECT pg_advisory_xact_lock($lock)')",
    "lock a table": "ATTACH '$dsn' AS own10 (TYPE postgres);"
    " CALL postgres_execute('own10', 'LOCK TABLE ducklake_snapshot IN SHARE MODE')",
    "lock rows": f"FROM postgres_query('{META}', 'SELECT * FROM ducklake_snapshot FOR UPDATE')",
    "end the writer": f"FROM postgres_query('{META}', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE usename <> current_user')",
    "a file of the server": f"FROM postgres_query('{META}', 'SELECT pg_read_file(''/etc/hostname'')')",
    "a folder of the server": f"FROM postgres_query('{META}', 'SELECT pg_ls_dir(''/tmp'')')",
    "passwords": f"FROM postgres_query('{META}', 'SELECT rolpassword FROM pg_authid')",
    "a function": "ATTACH '$dsn' AS own11 (TYPE postgres);"
    " CALL postgres_execute('own11', 'SET default_transaction_read_only = off;"
    " CREATE FUNCTION public.h() RETURNS int LANGUAGE sql AS ''SELECT 1''')",
    "an extension": "ATTACH '$dsn' AS own12 (TYPE postgres);"
    " CALL postgres_execute('own12', 'SET default_transaction_read_only = off; CREATE EXTENSION plpgsql')",
    "settings of the server": "ATTACH '$dsn' AS own13 (TYPE postgres);"
    " CALL postgres_execute('own13', 'ALTER SYSTEM SET work_mem = ''1GB''')",
    "settings of the database": "ATTACH '$dsn' AS own14 (TYPE postgres); CALL postgres_execute('own14',"
    " 'SET default_transaction_read_only = off; ALTER DATABASE shared SET work_mem = ''1GB''')",
    # by the storage
    "read another's files": "FROM read_text('s3://lake/other/secret.txt')",
    "write a file": "COPY (SELECT 1 AS one) TO '$data/hostile.parquet'",
    "overwrite a file": "COPY (SELECT 1 AS one) TO '$file' (OVERWRITE_OR_IGNORE true)",
    "write partitions": "COPY (SELECT 1 AS one, 2 AS two) TO '$data/hostile' (FORMAT parquet, PARTITION_BY (one))",
    "attach for writing": "ATTACH 'ducklake:newsledger_lake' AS again; INSERT INTO again.silences FROM again.silences",
    "a database there": "ATTACH '$data/hostile.duckdb' AS there; CREATE TABLE there.h (a INTEGER)",
}


#: What reaches the machine that asks, or changes how it asks: it must be shut where anybody types SQL.
OF_THE_MACHINE = {
    "read a file": "FROM read_text('/etc/hostname')",
    "its environment": "FROM read_csv('/proc/self/environ')",
    "list a folder": "FROM glob('/etc/*')",
    "write a file": "COPY silences TO '$folder/hostile.csv'",
    "write all": "EXPORT DATABASE '$folder/hostile'",
    "read into a table": "CREATE TEMP TABLE h (a VARCHAR); COPY h FROM '/etc/hostname'",
    "attach a file": "ATTACH '$folder/hostile.duckdb' AS h",
    "attach a server": "ATTACH '$dsn' AS h (TYPE postgres)",
    "attach another lake": "ATTACH 'ducklake:$folder/hostile.ducklake' AS h (DATA_PATH '$folder')",
    # (who asks with a DuckDB of his own is kept from this by the policy's condition, which moto does not know)
    "list another's files": "FROM glob('s3://lake/other/*')",
    "fetch an address": "FROM 'http://127.0.0.1:9/hostile.csv'",
    "install": "INSTALL spatial",
    "load": "LOAD '$folder/hostile.duckdb_extension'",
    "open access": "SET enable_external_access = true",
    "open configuration": "SET lock_configuration = false",
    "allow a folder": "SET allowed_directories = ['/']",
    "allow a file": "SET allowed_paths = ['/etc/hostname']",
    "profile to a file": "PRAGMA profiling_output = '$folder/hostile.json'",
    "another temporary folder": "SET temp_directory = '$folder/hostile'",
    "secrets for ever": "CREATE PERSISTENT SECRET h (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "all memory": "SET memory_limit = '1TB'",
}


@dataclass(frozen=True)
class Shared:
    """One lake on S3, by its owner's rights and by a reader's."""

    owner: Lake
    reader: Lake
    words: dict[str, str]
    state: Callable[[], object]  # all that a reader might change


@pytest.fixture(scope="module")
def shared(catalog: "Postgres", s3: "Storage") -> Iterator[Shared]:
    catalog.run("CREATE ROLE keeper LOGIN PASSWORD 'keeps'")  # as docs/scale-out.md has it: no administrator
    catalog.run("CREATE DATABASE shared OWNER keeper")
    with pytest.MonkeyPatch.context() as environment:
        for name, value in s3.owner.items():
            environment.setenv(name, value)
        owner = Lake(catalog.address("shared", "keeper", "keeps"), "s3://lake/shared")
        make(owner)
        with catalog.session("shared") as session:
            session.execute(role_statements(owner, "reader"))  # type: ignore[arg-type]
            session.execute("ALTER ROLE reader PASSWORD 'only reads'")
        with open_writer(owner) as warehouse:  # after the role was made: what is made later can be read too
            warehouse.execute("INSERT INTO pruned_files SELECT 'gone' || range, now() FROM range(3000)")
            warehouse.execute("DELETE FROM pruned_files")
            warehouse.execute("INSERT INTO pruned_files SELECT range::VARCHAR, now() FROM range(3000)")
            warehouse.execute(
                "CALL ducklake_expire_snapshots('warehouse', older_than => now())"
            )  # something to clean up
            warehouse.execute("INSERT INTO silences VALUES ('e', 'o', 'r', '2026-01-01')")  # and to expire
            ((version,),) = warehouse.execute("SELECT min(snapshot_id) FROM warehouse.snapshots()").fetchall()
        roots.close([owner])
        for name, value in s3.reader(storage_policy(owner) or "").items():
            environment.setenv(name, value)
        reader = Lake(catalog.address("shared", "reader", "only reads"), "s3://lake/shared")
        file = max(s3.files("shared/main/pruned_files"))
        port = catalog.port
        words = {
            "$dsn": f"host=127.0.0.1 port={port} dbname=shared user=reader password=''only reads''",
            "$data": "s3://lake/shared",
            "$file": f"s3://lake/{file}",
            "$version": str(version),
            "$lock": str(KEY),
        }

        def state() -> object:
            tables = catalog.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", "shared")
            counts = [
                (name, catalog.run(f'SELECT t::text FROM "{name}" AS t ORDER BY 1', "shared")) for (name,) in tables
            ]
            roles = catalog.run("SELECT rolname, rolsuper, rolcreaterole FROM pg_roles ORDER BY 1")
            return counts, roles, catalog.run("SELECT count(*) FROM pg_largeobject_metadata", "shared"), s3.files()

        yield Shared(owner, reader, words, state)
        roots.close([reader])


def test_a_reader_reads_everything(shared: Shared):
    query = "SELECT (SELECT count(*) FROM silences) AS a, (SELECT count(*) FROM pruned_files) AS b"
    assert fetch(shared.reader, query).rows() == [(1, 3000)]
    assert [check for check in check_reader(shared.reader) if not check.is_sound] == []


@pytest.mark.parametrize("locked", [True, False], ids=["as the dashboard", "with a DuckDB of one's own"])
def test_sixty_hostile_statements_change_nothing(locked: bool, shared: Shared):
    before, refused = shared.state(), dict[str, str]()
    assert len(HOSTILE) >= 60
    with shared.reader.connected(None, read_only=True, locked=locked) as connection:
        for name, text in HOSTILE.items():
            try:
                connection.execute(_filled(text, shared.words)).fetchall()
            except duckdb.Error as error:
                refused[name] = str(error)
            if _is_broken(connection):
                connection.rollback()
    assert shared.state() == before
    assert set(HOSTILE) - set(refused) == set()
    assert fetch(shared.reader, f"SELECT count(*) AS n FROM {NAME}.silences")["n"].to_list() == [1]


def test_whoever_types_sql_reaches_nothing_of_the_machine(shared: Shared, tmp_path: Path):
    words, answered = {**shared.words, "$folder": str(tmp_path)}, set[str]()
    for name, text in OF_THE_MACHINE.items():
        with open_reader(shared.reader) as connection, suppress(duckdb.Error):
            connection.execute(_filled(text, words)).fetchall()
            answered.add(name)
    assert answered == set()
    assert list(tmp_path.iterdir()) == []


def test_the_owner_is_told_that_these_are_no_rights_of_a_reader(shared: Shared):
    (_, catalog, _) = check_reader(shared.owner)
    assert not catalog.is_sound
    with shared.owner.run_lock(0, "ingest", print):  # he may take the lock, though readers may not
        pass


def _filled(text: str, words: dict[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _is_broken(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute("SELECT 1")
    except duckdb.Error:
        return True
    return False
