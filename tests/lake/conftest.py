"""A lake for the tests of a module: PostgreSQL and S3 are started once a session, and skipped where they are not."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.lake.servers import Postgres, Storage
    from warehouse.lake import Lake

_NEEDED = ("duckdb_extension_ducklake", "duckdb_extension_postgres_scanner", "duckdb_extension_httpfs", "psycopg")
_number = count()
Made = Callable[[], "Lake"]


def _servers() -> Any:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        pytest.skip(f"the extra `lake` is not installed: {', '.join(missing)}")
    from tests.lake import servers

    if servers.binaries() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return servers


@pytest.fixture(scope="session")
def catalog() -> "Iterator[Postgres]":
    """A server of PostgreSQL."""
    with _servers().postgres() as server:
        yield server
        from warehouse.lake import roots

        roots.close()


@pytest.fixture(scope="session")
def s3() -> "Iterator[Storage]":
    """A server of S3."""
    servers = _servers()
    if find_spec("moto") is None or find_spec("boto3") is None:
        pytest.skip("moto's server is not installed")
    with servers.storage() as server:
        yield server


@pytest.fixture(scope="session")
def new_lake(catalog: "Postgres", tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Makes a lake of its own, with a folder for its rows."""

    def make_one() -> "Lake":
        from warehouse.lake import Lake
        from warehouse.lake.making import make

        name = f"lake{next(_number)}"
        catalog.run(f"CREATE DATABASE {name}")
        lake = Lake(catalog.address(name), str(tmp_path_factory.mktemp(name)))
        assert make(lake)
        return lake

    return make_one
