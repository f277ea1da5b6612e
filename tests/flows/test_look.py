"""Looking first: what finds nothing starts nothing, and is on record as a look."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.cron import is_cron, next_slot
from flows.last_look import scheduled_look_at, write_last_look, write_schedule
from tests.conftest import ROOT, SAMPLES, Cli, Rows
from warehouse.looks import Look, last_look

NOW = datetime(2026, 3, 1, 12, 7, tzinfo=UTC)


def test_a_look_that_finds_nothing_imports_neither_prefect_nor_great_expectations(sample_home: Path, tmp_path: Path):
    home = shutil.copytree(sample_home, tmp_path / "home")
    code = (
        "import sys\n"
        "from flows.commands.ingest import run_ingest\n"
        "row = run_ingest(sys.argv[2:], {'home': sys.argv[1]})\n"
        "heavy = {'prefect', 'great_expectations', 'streamlit', 'trafilatura'} & set(sys.modules)\n"
        "print(row['n_files'], sorted(heavy))\n"
    )
    command = [sys.executable, "-c", code, str(home), str(SAMPLES)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 []"


def test_looks_that_find_nothing_share_a_row(cli: Cli, tmp_path: Path, rows: Rows):
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    for _ in range(3):
        cli("--home", home, "ingest", inbox)
    assert rows(home, "SELECT n_looks, n_files, status FROM runs") == [(3, 0, "completed")]


def test_a_warehouse_without_tables_is_filled(cli: Cli, tmp_path: Path, rows: Rows):
    """As a kill leaves it between the making of the file and that of its tables."""
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    home.mkdir()
    duckdb.connect(str(home / "warehouse.duckdb")).close()
    cli("--home", home, "ingest", inbox)
    assert rows(home, "SELECT n_looks, status FROM runs") == [(1, "completed")]


def test_homes_are_made_for_their_owner_only(cli: Cli, tmp_path: Path):
    (tmp_path / "inbox").mkdir()
    cli("--home", tmp_path / "home", "ingest", tmp_path / "inbox")
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("expression", "slot"),
    [
        ("*/15 * * * *", NOW.replace(minute=15)),
        ("0 6 * * *", datetime(2026, 3, 2, 6, tzinfo=UTC)),
        ("7 12 * * *", datetime(2026, 3, 2, 12, 7, tzinfo=UTC)),  # this moment is over
        ("0 0 29 2 *", datetime(2028, 2, 29, tzinfo=UTC)),
    ],
)
def test_the_next_slot_is_later_than_now(expression: str, slot: datetime):
    assert next_slot(expression, NOW) == slot


@pytest.mark.parametrize("expression", ["", "soon", "* * * *", "61 * * * *", "* * * * * *", "0 0 31 2 *"])
def test_what_is_no_schedule(expression: str):
    assert not is_cron(expression)


def test_a_look_by_hand_leaves_what_the_schedule_said(tmp_path: Path):
    ahead = NOW + timedelta(hours=1)
    write_schedule(tmp_path, NOW, ahead)
    write_last_look(tmp_path, NOW, 3, 1)
    assert last_look(tmp_path) == Look(NOW, 3, 1, ahead)
    write_schedule(tmp_path, None, None)
    assert last_look(tmp_path) == Look(NOW, 3, 1, None)
    assert scheduled_look_at(tmp_path) == NOW


@pytest.mark.parametrize("text", ["{", "[]", '{"scheduled_look_at": 7}', '{"scheduled_look_at": "soon"}'])
def test_a_broken_note_is_none_and_is_written_over(tmp_path: Path, text: str):
    (tmp_path / "last_look.json").write_text(text)
    assert scheduled_look_at(tmp_path) is None
    write_last_look(tmp_path, NOW, 3, 1)
    assert last_look(tmp_path) == Look(NOW, 3, 1, None)
