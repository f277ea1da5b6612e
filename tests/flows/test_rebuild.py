"""rebuild: whatever is wrong with the warehouse, archive and manifest bring back every row of it."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from flows.quarantine import Choice, replay
from flows.rebuild import rebuild
from tests.conftest import COMMAND, Cli, Rows
from tests.flows.quick_ingest import quick_ingest, settings_at
from tests.flows.same_warehouse import differences
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError, WarehouseMissingError
from warehouse.lock import run_lock
from warehouse.manifest import Manifest

STORY = "{0}, 6 January 2026 (Valley Wire) - A landslide killed {1} miners near {0} on Monday, the ministry said. {2}\n"
REST = "Rescuers dug until dark, and the only road to the pit stayed closed in the night, a spokesman said."
SHORT = "{0}, 6 January 2026 - A blast killed {1} men on Monday."


def _write(inbox: Path, name: str, *stories: tuple[str, int, str]) -> None:
    inbox.mkdir(exist_ok=True)
    lines = [
        {"id": f"{name}-{place}", "text": text.format(place, number, REST), "language": "en", "source": "Valley Wire"}
        for place, number, text in stories
    ]
    (inbox / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home that has lived through much, and its inbox; only to be copied."""
    place = tmp_path_factory.mktemp("lived")
    inbox, settings = place / "inbox", settings_at(place / "home", batch_records=3)
    _write(inbox, "a", ("Orrin", 4, STORY), ("Tarsa", 5, STORY), ("Kessim", 6, STORY), ("Velm", 7, STORY))
    _write(inbox, "b", ("Dorra", 8, STORY), ("Orrin", 4, STORY))
    (inbox / "c.txt").write_text(STORY.format("Lisk", 9, REST))
    (inbox / "dangling.txt").symlink_to(inbox / "nowhere.txt")
    quick_ingest(settings, inbox, is_reviewed=True)
    (inbox / "copy-of-c.txt").write_bytes((inbox / "c.txt").read_bytes())
    _write(inbox, "d", ("Harn", 3, SHORT), ("Pell", 2, SHORT), ("Sarn", 11, STORY))
    quick_ingest(settings.model_copy(update={"thresholds": {"min_words": 15}}), inbox, is_reviewed=True)
    _write(inbox, "a", ("Orrin", 4, STORY), ("Mave", 12, STORY))  # a changed file under an old name
    quick_ingest(settings.model_copy(update={"batch_records": 1}), inbox, is_reviewed=True)
    replay(settings.model_copy(update={"thresholds": {"min_words": 5}}), Choice())
    quick_ingest(settings, inbox, is_reviewed=True)
    return place


@pytest.fixture
def place(lived: Path, tmp_path: Path) -> Path:
    shutil.copytree(lived / "home", tmp_path / "home")
    shutil.copy(tmp_path / "home" / "warehouse.duckdb", tmp_path / "before.duckdb")
    return tmp_path


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _changed(place: Path) -> dict[str, int]:
    return differences(place / "before.duckdb", place / "home" / "warehouse.duckdb")


def test_the_home_has_lived_through_much(lived: Path, rows: Rows):
    outcomes = {outcome for (outcome,) in rows(lived / "home", "SELECT DISTINCT outcome FROM records")}
    assert outcomes == {"loaded", "duplicate", "failed"}
    assert rows(lived / "home", "SELECT count(*) FROM quarantine WHERE resolved_run_id IS NOT NULL") == [(2,)]
    assert rows(lived / "home", "SELECT count(*) FROM files WHERE sha256 = ''") == [(1,)]
    assert rows(lived / "home", "SELECT count(*) > 4 FROM batches") == [(True,)]


@pytest.mark.usefixtures("warm_workers")
def test_a_warehouse_cut_in_half_comes_back_row_for_row(place: Path):
    _cut(place / "home" / "warehouse.duckdb")
    done = rebuild(settings_at(place / "home"))  # what the half that is left still tells is a matter of luck
    assert (done.lost, done.n_other_batches) == ([], 0)
    assert done.aside is not None
    assert done.aside.stat().st_size == (place / "before.duckdb").stat().st_size // 2
    assert _changed(place) == {}
    assert not (place / "home" / "rebuild").exists()


@pytest.mark.usefixtures("warm_workers")
def test_what_only_the_old_warehouse_knows_is_taken_over_if_it_can_be_read(place: Path):
    home = place / "home"
    with open_writer(home / "warehouse.duckdb") as warehouse:
        warehouse.execute("INSERT INTO alerts VALUES ('x', 'r', 's', 'critical', 't', 'b', 1, true, now())")
        warehouse.execute(
            "INSERT INTO quality_checks (run_id, suite, expectation, severity, success, checked_at)"
            " VALUES ('none', 'warehouse', 'articles_unique', 'critical', true, now())"
        )
    shutil.copy(home / "warehouse.duckdb", place / "before.duckdb")
    assert rebuild(settings_at(home)).is_old_read
    assert _changed(place) == {}


#: What the ledger of an older newsledger does not tell: that a file could not be read in a second run either.
TOLD_LESS = {"runs", "batches", "quality_checks"}


@pytest.mark.nightly
@pytest.mark.usefixtures("warm_workers")
def test_a_home_of_before_there_was_a_manifest_comes_back_too(place: Path):
    (place / "home" / "manifest.jsonl").unlink()
    rebuild(settings_at(place / "home"))
    assert _changed(place).keys() <= TOLD_LESS


@pytest.mark.usefixtures("warm_workers")
def test_the_next_ingest_writes_down_what_an_older_newsledger_read(place: Path, lived: Path):
    home = place / "home"
    (home / "manifest.jsonl").unlink()
    quick_ingest(settings_at(home), lived / "inbox", is_reviewed=True)
    shutil.copy(home / "warehouse.duckdb", place / "before.duckdb")
    (home / "warehouse.duckdb").unlink()
    assert rebuild(settings_at(home)).aside is None
    assert _changed(place).keys() <= TOLD_LESS


@pytest.mark.usefixtures("warm_workers")
def test_a_batch_that_was_noted_and_never_published_is_taken_back(
    place: Path, lived: Path, monkeypatch: pytest.MonkeyPatch
):
    home, inbox, settings = place / "home", place / "inbox", settings_at(place / "home")
    _write(inbox, "e", ("Quell", 13, STORY))

    def killed(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched, pytest.raises(MemoryError):
        patched.setattr("flows.publishing.publish_batch", killed)
        quick_ingest(settings, inbox)
    _write(inbox, "f", ("Rusk", 14, STORY))
    quick_ingest(settings, inbox, is_reviewed=True)
    kinds = [entry["kind"] for entry in Manifest(home).entries()]
    assert kinds[-5:] == ["end", "dropped", "tip", "batch", "end"]
    shutil.copy(home / "warehouse.duckdb", place / "before.duckdb")
    rebuild(settings)
    assert _changed(place) == {}


@pytest.mark.usefixtures("warm_workers")
def test_bytes_that_are_gone_are_told_and_read_again_when_they_are_delivered(place: Path, lived: Path, rows: Rows):
    home = place / "home"
    ((sha256, uri),) = rows(home, "SELECT sha256, uri FROM files WHERE uri LIKE '%/b.jsonl'")
    kept = home / "archive" / str(sha256)[:2] / f"{sha256}.zst"
    kept.write_bytes(kept.read_bytes()[:-20])
    _cut(home / "warehouse.duckdb")
    assert rebuild(settings_at(home)).lost == [uri]
    reasons = "SELECT reason FROM records JOIN files USING (file_id) WHERE uri = '{}' AND sha256 = ''"
    assert rows(home, reasons.format(uri)) == [("unreadable: its bytes in the archive are damaged",)]
    quick_ingest(settings_at(home), lived / "inbox")
    assert rows(home, f"SELECT count(*) FROM files WHERE uri = '{uri}' AND status = 'read'") == [(1,)]
    articles = "SELECT article_id FROM articles ORDER BY 1"
    assert rows(home, articles) == rows(lived / "home", articles)


def test_a_lost_warehouse_is_not_begun_anew_in_silence(cli: Cli, place: Path, lived: Path):
    (place / "home" / "warehouse.duckdb").unlink()
    result = cli("--home", place / "home", "ingest", lived / "inbox", status=1)
    assert f"newsledger --home {place / 'home'} rebuild" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (place / "home" / "warehouse.duckdb").exists()


def test_a_warehouse_of_yesterday_is_told_from_its_manifest(place: Path, lived: Path):
    home = place / "home"
    with open_writer(home / "warehouse.duckdb") as warehouse:
        newest = warehouse.execute("SELECT max_by(run_id, published_at) FROM batches").fetchall()[0][0]
        warehouse.execute("DELETE FROM runs WHERE run_id = ?", [newest])
        warehouse.execute("DELETE FROM batches WHERE run_id = ?", [newest])
    before = (home / "manifest.jsonl").read_bytes()
    with pytest.raises(WarehouseMissingError, match="newsledger rebuild"):
        quick_ingest(settings_at(home), lived / "inbox")
    assert (home / "manifest.jsonl").read_bytes() == before


def test_without_manifest_and_warehouse_there_is_nothing_to_make_it_from(place: Path):
    home = place / "home"
    (home / "manifest.jsonl").unlink()
    _cut(home / "warehouse.duckdb")
    before = (home / "warehouse.duckdb").read_bytes()
    with pytest.raises(WarehouseError, match="nobody knows the names"):
        rebuild(settings_at(home))
    assert (home / "warehouse.duckdb").read_bytes() == before


def test_the_command_waits_for_a_run(cli: Cli, place: Path):
    with run_lock(place / "home", 0, "test", lambda holder: None):
        environment = {"NEWSLEDGER_LOCK_WAIT_SECONDS": "0.5"}
        assert "Another run" in cli("--home", place / "home", "rebuild", status=4, environment=environment).stderr


@pytest.mark.nightly
def test_a_rebuild_that_is_killed_changes_nothing_and_the_next_is_whole(cli: Cli, place: Path, lived: Path):
    home = place / "home"
    _cut(home / "warehouse.duckdb")
    before = (home / "warehouse.duckdb").read_bytes()
    command = [*COMMAND, "--home", str(home), "rebuild", "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and not list((home / "rebuild" / "staging").glob("*/*/tables/articles.parquet")):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (home / "warehouse.duckdb").read_bytes() == before
    said = cli("--home", home, "rebuild", "--workers", "1")
    assert "The old warehouse is kept" in said.stdout
    assert "Traceback" not in said.stderr
    assert _changed(place) == {}
    assert "Nothing is wrong." in cli("--home", home, "doctor").stdout
    assert cli("--home", home, "ingest", lived / "inbox").stdout
    assert _changed(place).keys() <= TOLD_LESS
