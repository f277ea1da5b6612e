"""What names a lake, without a server: addresses, half settings, missing packages, and that nobody else pays for it."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.doctor import examine
from warehouse.errors import WarehouseError
from warehouse.lake import Lake, extensions
from warehouse.lake.address import Catalog, storage_secret
from warehouse.lake.shape import shaped
from warehouse.location import File, place_of, place_spelled
from warehouse.migrate import apply_schema, sql_files

ADDRESS = "postgresql://anna:s%2Fecret%20word@db.example:6543/news?sslmode=require"


def test_an_address_is_taken_apart():
    catalog = Catalog.at(ADDRESS)
    assert (catalog.host, catalog.port, catalog.database) == ("db.example", 6543, "news")
    assert (catalog.user, catalog.password) == ("anna", "s/ecret word")
    assert "connect_timeout='15'" in catalog.words()
    assert "sslmode='require'" in catalog.words()
    assert f"application_name='newsledger {os.getpid()} " in catalog.words()  # so that who it is can be seen


@pytest.mark.parametrize(
    "wrong",
    ["mysql://anna:hidden@db/news", "/a/path", "postgresql://anna:hidden@db", "postgresql://anna:hidden@db:port/x",
     "postgresql://anna@db/news?password=hidden"],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_not_shown(wrong: str):
    with pytest.raises(WarehouseError) as refused:
        Lake(wrong, "/data")
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize("wrong", ["gs://bucket", "s3://", "s3:///prefix"])
def test_rows_may_not_lie_just_anywhere(wrong: str):
    with pytest.raises(WarehouseError, match="s3://BUCKET/PREFIX or a folder"):
        Lake(ADDRESS, wrong)


def test_a_folder_is_the_same_from_wherever_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    lake = Lake(ADDRESS, "rows")
    assert lake.data == f"{tmp_path}/rows/"
    assert Lake(ADDRESS, "s3://bucket/rows").data == "s3://bucket/rows/"
    monkeypatch.chdir("/")
    assert place_spelled(lake.spelled()) == lake


def test_a_catalog_that_cannot_be_reached_is_told_with_why_and_found_by_the_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("psycopg", reason="the extra `lake` is not installed")
    monkeypatch.setenv("NEWSLEDGER_LAKE", "postgresql://anna:hidden@127.0.0.1:1/news")
    monkeypatch.setenv("NEWSLEDGER_LAKE_DATA", str(tmp_path / "rows"))
    (tmp_path / "home").mkdir(mode=0o700)
    *_, last = examine({"home": tmp_path / "home"})
    assert (last.state, last.subject) == ("wrong", "warehouse")
    assert "127.0.0.1:1/news cannot be reached: " in last.found
    assert "refused" in last.found
    assert "hidden" not in last.found


def test_a_lake_shows_no_secret():
    lake = Lake(ADDRESS, "s3://bucket/news")
    shown = f"{lake} {lake!r} {lake.address()}"
    assert "ecret" not in shown
    assert "anna" not in shown
    assert place_spelled(lake.spelled()) == lake


def test_what_is_down_is_told_with_where_and_what_to_do_next():
    lake = Lake(ADDRESS, "s3://bucket/news")
    down = "Unable to connect to Postgres at \"application_name='x'\": connection refused\n\tIs it running?"
    told = lake.told(duckdb.IOException(f'Failed to attach "__meta" at path + "x" {down}'))
    assert "lake's catalog postgresql://db.example:6543/news cannot be reached: connection refused Is it" in str(told)
    assert str(told).endswith("newsledger doctor")
    told = str(
        lake.told(duckdb.HTTPException("HTTP GET error reading 'http://s3/bucket/x' (HTTP 403 Forbidden)\n\nmore"))
    )
    assert "in s3://bucket/news/, cannot be read or written: " in told
    assert "HTTP 403" in told
    assert told.endswith("newsledger lake check")


def test_half_a_lake_is_refused(tmp_path: Path):
    assert place_of(tmp_path, None, None) == File(tmp_path / "warehouse.duckdb")
    for lake, data in ((ADDRESS, None), (None, "/data")):
        with pytest.raises(WarehouseError, match="two settings"):
            place_of(tmp_path, lake, data)


def test_keys_of_s3_come_from_the_environment_of_all_tools():
    with pytest.raises(WarehouseError, match="AWS_ACCESS_KEY_ID"):
        list(storage_secret("s3://bucket/", {}))
    assert list(storage_secret("/folder/", {})) == []
    keys = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "it's", "AWS_ENDPOINT_URL": "http://minio:9000"}
    (secret,) = storage_secret("s3://bucket/", keys)
    assert "SECRET 'it''s'" in secret
    assert "ENDPOINT 'minio:9000'" in secret
    assert "USE_SSL False" in secret


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch):
    def none(_name: str) -> None:
        return None

    monkeypatch.setattr(extensions, "find_spec", none)
    extensions.extension_files.cache_clear()
    with pytest.raises(WarehouseError, match=r"pip install 'newsledger\[lake\]'"):
        list(extensions.loading())


def test_extensions_of_another_duckdb_are_refused_with_both_versions(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("duckdb_extension_ducklake", reason="the extra `lake` is not installed")
    monkeypatch.setattr(extensions.duckdb, "__version__", "9.9.9")
    with pytest.raises(WarehouseError, match=r"is of DuckDB v1\.\d+\.\d+, DuckDB of v9\.9\.9"):
        extensions.extension_file("ducklake")


def test_keys_are_left_out_of_a_lake_and_nothing_else():
    with duckdb.connect() as file, duckdb.connect() as lake:
        apply_schema(file, "file")
        apply_schema(lake, "lake", shaped)
        keys = "SELECT table_name FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE')"
        assert lake.execute(keys).fetchall() == []
        columns = "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() ORDER BY ALL"
        assert lake.execute(columns).fetchall() == file.execute(columns).fetchall()


def test_every_key_is_an_expectation():
    import expectations

    text = (Path(expectations.__file__).parent / "tables" / "key_violations.sql").read_text(encoding="utf-8")
    with duckdb.connect() as file:
        apply_schema(file, "file")
        keys = file.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints()"
            " WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE')"
        ).fetchall()
    assert len(keys) == sum(text.count("PRIMARY KEY") for _, text in sql_files("schema"))
    for table, columns in keys:
        line = next(line for line in text.splitlines() if f"'{table}'" in line)
        assert f"warehouse.{table}" in line
        assert all(column in line for column in columns)


DEFAULT = """
import sys
from pathlib import Path
from flows.settings import Settings
from warehouse.connection import open_reader, open_writer
settings = Settings(home=Path(sys.argv[1]))
with open_writer(settings.place): pass
with open_reader(settings.place) as warehouse: warehouse.execute("FROM runs").fetchall()
print([name for name in sys.modules if name.startswith(("warehouse.lake", "psycopg", "duckdb_extension", "dask"))])
"""


def test_whoever_has_a_file_imports_nothing_of_a_lake(tmp_path: Path):
    said = subprocess.run(
        [sys.executable, "-c", DEFAULT, str(tmp_path)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert said.stdout == "[]\n"
