"""The schema that we give Prefect's server is the one its own migrations make."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.prefect_server import client_environment, dump_schema, make_database


@pytest.mark.slow
def test_our_schema_is_what_the_migrations_end_in(tmp_path: Path):
    database = tmp_path / "migrated.db"
    environment = {
        **os.environ,
        **client_environment(tmp_path),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}",
    }
    command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    make_database(tmp_path / "ours.db")
    assert _lines(dump_schema(tmp_path / "ours.db")) == _lines(dump_schema(database))


def _lines(schema: str) -> list[str]:
    """Its lines in one order: SQLAlchemy writes the foreign keys of a table in the order of a set."""
    return sorted(line.strip().rstrip(",") for line in schema.splitlines())
