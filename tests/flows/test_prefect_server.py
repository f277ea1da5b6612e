"""Our Prefect server: its door, its database from a template, and what a killed one leaves behind."""

import sqlite3
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from flows.only_local import is_local
from flows.prefect_database import make_database, template_path
from flows.prefect_environment import DATABASE
from flows.prefect_server import ephemeral_server


def headers(host: str, origin: str | None = None) -> dict[bytes, bytes]:
    return {b"host": host.encode()} | ({b"origin": origin.encode()} if origin else {})


@pytest.mark.parametrize(
    ("host", "origin", "passes"),
    [
        ("127.0.0.1:4200", None, True),
        ("localhost:4200", "http://localhost:4200", True),
        ("[::1]:4200", "http://[::1]:4200", True),
        ("127.0.0.1:4200", "http://localhost:4200", True),
        ("evil.example:4200", None, False),  # a name that resolves to 127.0.0.1
        ("127.0.0.1:4200", "http://evil.example:4200", False),
        ("127.0.0.1:4200", "http://127.0.0.1:8000", False),  # another program's page on this machine
        ("127.0.0.1:4200", "null", False),
        ("", None, False),
    ],
)
def test_only_this_machine_calls(host: str, origin: str | None, passes: bool):
    assert is_local(headers(host, origin)) is passes


def test_a_real_server_refuses_foreign_pages(prefect_environment: dict[str, str]):
    address = f"{prefect_environment['PREFECT_API_URL']}/health"
    assert urllib.request.urlopen(address, timeout=60).status == 200
    for foreign in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(urllib.request.Request(address, headers=foreign), timeout=60)


def test_the_database_comes_from_a_template_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    make_database(tmp_path / "one")
    made_at = template_path().stat().st_mtime_ns
    make_database(tmp_path / "two")
    assert template_path().stat().st_mtime_ns == made_at
    with sqlite3.connect(tmp_path / "two" / DATABASE) as connection:
        assert connection.execute("SELECT count(*) FROM flow_run").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    connection.close()


def test_a_damaged_database_is_set_aside_and_made_anew(tmp_path: Path):
    assert make_database(tmp_path)
    database = tmp_path / DATABASE
    assert not make_database(tmp_path)
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2])
    assert make_database(tmp_path)
    assert database.read_bytes() == whole
    assert database.with_suffix(".db.damaged").stat().st_size == len(whole) // 2


def test_a_cache_that_cannot_be_written_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "cache").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    make_database(tmp_path)
    assert not (tmp_path / DATABASE).exists()


def test_what_servers_of_killed_runs_left_goes_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    left = tmp_path / "prefect" / "ingest-999999999"
    left.mkdir(parents=True)
    with ephemeral_server(tmp_path) as server:
        assert server is not None
        assert not left.exists()
    assert list((tmp_path / "prefect").iterdir()) == []
