"""The end of an ingest: what was left out can be found, and the commands suggested can be run."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows import console, run_summary
from flows.run_summary import show_run
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest
from warehouse.connection import open_reader
from warehouse.ledger import run_row

STORY = "LONDRA, March 3 (AP) - A bus fell into a ravine near the town on Sunday and nine passengers were killed. " * 3


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Both outputs, in lines of 150."""
    written = io.StringIO()
    screen = Console(file=written, width=150, highlight=False)
    for module in (console, run_summary):
        monkeypatch.setattr(module, "out", lambda: screen)
    monkeypatch.setattr(console, "err", lambda: screen)
    return written


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A run of one story and twelve records without text, and its row."""
    folder = tmp_path_factory.mktemp("summary")
    lines = [json.dumps({"id": "story", "text": STORY}), *(json.dumps({"id": f"bad{n}"}) for n in range(12))]
    (folder / "feed.jsonl").write_text("\n".join(lines))
    settings = Settings(home=folder / "home")
    run_id = quick_ingest(settings, folder / "feed.jsonl")
    with open_reader(settings.warehouse) as warehouse:
        return settings.home, run_row(warehouse, run_id)


def test_what_was_set_aside_names_its_file_and_how_to_see_the_rest(
    home: tuple[Path, dict[str, Any]], said: io.StringIO
):
    folder, row = home
    show_run({**row, "n_seen": 0, "left": []}, folder)
    assert "│ feed.jsonl │ bad0 " in said.getvalue()
    assert f'…and 2 more: newsledger --home {folder} sql "from records where run_id' in said.getvalue()


def test_the_home_is_named_only_if_a_command_would_not_find_it(
    home: tuple[Path, dict[str, Any]], said: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    folder, row = home
    monkeypatch.setenv("NEWSLEDGER_HOME", str(folder))
    show_run({**row, "n_seen": 0, "left": []}, folder)
    assert "  newsledger checks" in said.getvalue()


def test_files_that_were_not_read_are_told_whole_and_counted(home: tuple[Path, dict[str, Any]], said: io.StringIO):
    folder, row = home
    left = [(f"/inbox/{'long ' * 40}{n}.txt", "too_young: may still be written") for n in range(7)]
    show_run({**row, "n_records": 0, "n_seen": 3, "left": left}, folder)
    assert f"not read: {left[4][0]}: too_young: may still be written\n" in said.getvalue(), "in one line"
    assert left[5][0] not in said.getvalue()
    assert "…and 2 more. The next run looks again." in said.getvalue()
