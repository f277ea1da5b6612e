"""Homes of every earlier schema version: migrated without losing a value, or left as they were."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

import duckdb
import pytest
import zstandard

from tests.conftest import ROOT
from warehouse import migrate
from warehouse.connection import open_reader, open_writer
from warehouse.migrate import newest_version
from warehouse.soundness import broken_rules, what_lacks

HOMES = sorted((ROOT / "tests" / "data" / "upgrade").glob("schema-*.tar.zst"))
Values = dict[tuple[str, str], list[str]]


@pytest.fixture(params=HOMES, ids=lambda path: path.name.partition(".")[0])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    data = zstandard.ZstdDecompressor().decompress(request.param.read_bytes(), max_output_size=1 << 26)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(tmp_path / "home", filter="data")
    return tmp_path / "home"


def _values(home: Path) -> Values:
    """Sorted values of every column of every table."""
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        columns = connection.execute(
            "SELECT c.table_name, c.column_name FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_name)"
            " WHERE NOT c.internal AND c.table_name <> 'schema_migrations'"
        ).fetchall()
        return {
            (table, column): sorted(
                str(value) for (value,) in connection.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
            )
            for table, column in columns
        }


def _version(home: Path) -> int:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        ((version,),) = connection.execute("SELECT max(version) FROM schema_migrations").fetchall()
    return version


def test_it_is_brought_forward_with_every_value_it_had(home: Path):
    before = _values(home)
    with open_writer(home / "warehouse.duckdb"):
        pass
    after = _values(home)
    assert _version(home) == newest_version()
    assert {key: after.get(key) for key in before} == before
    with open_reader(home / "warehouse.duckdb", locked=False) as connection:
        assert what_lacks(connection) == []
        assert [broken.rule for broken in broken_rules(connection)] == []
        for (view,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f'FROM "{view}"').fetchall()


def test_a_migration_that_fails_leaves_it_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch):
    before, version, path = _values(home), _version(home), home / "warehouse.duckdb"
    steps = migrate.sql_files("migrations")
    broken = [*steps, ("9999_broken.sql", "DELETE FROM articles; SELECT * FROM no_such_table")]
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "sql_files", {"migrations": broken, "schema": [], "views": []}.get)
        with pytest.raises(duckdb.CatalogException, match="no_such_table"), open_writer(path):
            pass
    assert (_values(home), _version(home)) == (before, version)


def test_a_migration_that_is_killed_leaves_it_as_it_was_and_the_next_goes_through(home: Path):
    before, version = _values(home), _version(home)
    killed = (
        "import os, sys; from pathlib import Path; from warehouse import migrate; from warehouse.connection import "
        "open_writer; migrate.sql_files = lambda f, real=migrate.sql_files: real(f) if f != 'views' else os._exit(9)\n"
        "with open_writer(Path(sys.argv[1])): pass"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(home / "warehouse.duckdb")], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert (_values(home), _version(home)) == (before, version)
    with open_writer(home / "warehouse.duckdb"):
        pass
    assert _version(home) == newest_version()


def test_a_fixture_is_kept_for_each_version_that_was_the_newest():
    """Whoever adds a migration keeps a home of the schema before it; see tests/data/upgrade/README.md."""
    numbers = [int(name.partition("_")[0]) for name, _ in migrate.sql_files("migrations")]
    assert {int(path.name.removeprefix("schema-").partition(".")[0]) for path in HOMES} >= {1, 4, 5, 7, 62} & set(
        numbers
    )
