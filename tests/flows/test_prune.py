"""prune: what is past its time goes, and only that; what was made of raw files stays when they go."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.doctor import examine
from flows.prefect_database import make_database
from flows.prune import prune
from flows.rebuild import rebuild
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError
from warehouse.manifest import Manifest

STORY = "{0}, 6 January 2026 - A ferry sank off {0} on Monday and {1} passengers drowned, the port said.\n"


def at(home: Path, **given: object) -> Settings:
    return Settings(**{"home": home, **given})  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, name in enumerate(("Orrin", "Tarsa"), start=3):
        (inbox / f"{name}.txt").write_text(STORY.format(name, number))
    quick_ingest(at(tmp_path / "home"), inbox)
    (tmp_path / "home").chmod(0o700)
    return tmp_path


def _change(home: Path, *statements: str) -> None:
    with open_writer(home / "warehouse.duckdb") as warehouse:
        for statement in statements:
            warehouse.execute(statement)


def _wrong(home: Path) -> list[object]:
    return [finding for finding in examine({"home": home}) if finding.state == "wrong"]


def test_what_killed_runs_left_goes_and_a_dry_run_only_says_so(place: Path):
    home = place / "home"
    (home / "staging" / "r1").mkdir(parents=True)
    (home / "staging" / "r1" / "x.parquet").write_bytes(bytes(1000))
    (home / "restore").mkdir()
    (home / "archive" / "tmp.part").write_bytes(bytes(10))
    told = next(prune(at(home), is_dry=True))
    assert (told.n, told.n_bytes) == (3, 1010)
    assert (home / "staging" / "r1").exists()
    assert next(prune(at(home))) == told
    assert not list((home / "staging").iterdir())
    assert not (home / "restore").exists()


def test_old_verdicts_and_alerts_go_but_not_those_of_the_runs_one_compares_with(place: Path, rows: Rows):
    home = place / "home"
    old = "now() - INTERVAL 800 DAY"
    _change(
        home,
        f"INSERT INTO alerts VALUES ('x', 'r', 's', 'critical', 't', 'b', 1, true, {old}), ('y', 'r', 's', 'critical',"
        " 't', 'b', 1, true, now())",
        "INSERT INTO quality_checks (run_id, suite, expectation, severity, success, checked_at) VALUES"
        f" ('long ago', 'batch', 'e', 'info', true, {old})",
        f"UPDATE quality_checks SET checked_at = {old}",
    )
    kept = rows(home, "SELECT count(*) FROM quality_checks WHERE run_id <> 'long ago'")
    found = {one.what.split()[0]: one.n for one in prune(at(home))}
    assert (found["verdicts"], found["alerts"]) == (1, 1)
    assert rows(home, "SELECT count(*) FROM quality_checks") == kept
    assert rows(home, "SELECT alert_id FROM alerts") == [("y",)]


def test_files_put_aside_go_when_they_are_old(place: Path):
    home = place / "home"
    shutil.copy(home / "warehouse.duckdb", home / "warehouse.duckdb.damaged-20240101T000000")
    assert list(prune(at(home)))[1].n == 0
    assert list(prune(at(home, keep_aside_days=0)))[1].n == 1
    assert (home / "warehouse.duckdb").exists()


def test_the_archive_is_left_alone_unless_told(place: Path, rows: Rows):
    home = place / "home"
    _change(home, "UPDATE files SET first_seen_at = now() - INTERVAL 400 DAY WHERE uri LIKE '%Orrin%'")
    list(prune(at(home)))
    assert len(list((home / "archive").rglob("*.zst"))) == 2
    assert list(prune(at(home), 365, is_dry=True))[-1].n == 1
    assert len(list((home / "archive").rglob("*.zst"))) == 2
    assert list(prune(at(home), 365))[-1].n == 1
    assert len(list((home / "archive").rglob("*.zst"))) == 1
    assert rows(home, "SELECT count(*) FROM articles") == [(2,)]
    assert _wrong(home) == []
    assert list(prune(at(home), 365))[-1].n == 0
    quick_ingest(at(home), place / "inbox")  # the manifest is in step


def test_a_rebuild_does_not_lose_in_silence_what_was_pruned(place: Path):
    home = place / "home"
    list(prune(at(home), 0))
    assert [entry["kind"] for entry in Manifest(home).entries()][-1] == "pruned"
    with pytest.raises(WarehouseError, match="without-pruned"):
        rebuild(at(home))
    assert not (home / "rebuild").exists()
    assert len(rebuild(at(home, workers=1), without_pruned=True).lost) == 2


def test_a_prune_killed_before_the_bytes_went_is_made_good_by_the_next(place: Path, monkeypatch: pytest.MonkeyPatch):
    home = place / "home"
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "unlink", _killed)
        list(prune(at(home), 0))
    assert len(list((home / "archive").rglob("*.zst"))) == 2
    assert list(prune(at(home), 0))[-1].n == 2
    assert list((home / "archive").rglob("*.zst")) == []


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_old_runs_of_prefect_go_and_its_file_shrinks(place: Path):
    folder = place / "home" / "prefect"
    folder.mkdir(parents=True)
    make_database(folder)
    long_ago, now = datetime.now(UTC) - timedelta(days=60), datetime.now(UTC)
    with sqlite3.connect(folder / "prefect.db") as database:
        for number in range(2000):
            moment = (now if number % 2 else long_ago).strftime("%Y-%m-%d %H:%M:%S.%f")
            values = (f"{number:032x}", moment, moment, "info", 20, json.dumps("x" * 2000), moment)
            database.execute(
                "INSERT INTO log (id, created, updated, name, level, message, timestamp) VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )
    database.close()
    told = list(prune(at(place / "home")))[2]
    assert told.n == 1000
    assert told.n_bytes > 1_000_000
