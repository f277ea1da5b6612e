"""backup and restore: what comes back is a state between two batches, whenever it was taken and whatever was killed."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest

from flows import run
from flows.backup import back_up, restoring
from flows.backup.restoring import restore
from flows.backup.snapshots import snapshots
from flows.doctor import examine
from flows.settings import Settings
from tests.conftest import COMMAND, Cli, Rows
from tests.flows.quick_ingest import quick_ingest
from tests.flows.same_warehouse import differences
from warehouse.archive import Archive
from warehouse.errors import WarehouseDamagedError
from warehouse.publish import publish_batch

STORY = (
    "{0}, 6 January 2026 (Valley Wire) - A ferry sank off {0} on Monday and {1} passengers drowned, the port said.\n"
)
PLACES = "Orrin Tarsa Kessim Velm Dorra Lisk Mave Quell Rusk Harn Pell Sarn".split()


def at(home: Path, **given: object) -> Settings:
    """Settings of a home."""
    return Settings(**{"home": home, **given})  # type: ignore[arg-type]


def _write(inbox: Path, places: Sequence[str]) -> None:
    inbox.mkdir(exist_ok=True)
    for number, place in enumerate(places, start=3):
        (inbox / f"{place}.txt").write_text(STORY.format(place, number))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of four stories in two batches; only to be copied."""
    place = tmp_path_factory.mktemp("kept")
    _write(place / "inbox", PLACES[:4])
    quick_ingest(at(place / "home", batch_records=2), place / "inbox")
    (place / "home").chmod(0o700)
    return place


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> Path:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _archive(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "archive").rglob("*.zst")}


def _same(one: Path, other: Path) -> bool:
    return differences(one / "warehouse.duckdb", other / "warehouse.duckdb") == {} and _archive(one) == _archive(other)


def test_a_restored_home_is_the_one_that_was_backed_up_and_goes_on(place: Path, rows: Rows):
    home, back, new = (at(place / name) for name in ("home", "back", "new"))
    done = back_up(home, back.home)
    assert (done.n_copied, done.damaged, done.removed) == (4, {}, [])
    told = restore(new, back.home)
    assert (told.n_copied, told.failed, told.aside) == (4, {}, None)
    assert _same(home.home, new.home)
    assert not (new.home / "restore").exists()
    _write(place / "inbox", PLACES[:6])
    quick_ingest(new, place / "inbox")
    assert rows(new.home, "SELECT count(*), max(n_loaded) FROM runs, articles") == [(12, 4)]  # two runs, six articles
    assert [finding for finding in examine({"home": new.home}) if finding.state == "wrong"] == []


def test_a_second_backup_copies_only_what_is_new_and_old_states_go(place: Path):
    settings, back = at(place / "home"), place / "back"
    first = back_up(settings, back).snapshot
    untouched = {path: path.stat().st_mtime_ns for path in (back / "archive").rglob("*.zst")}
    _write(place / "inbox", PLACES[:5])
    quick_ingest(settings, place / "inbox")
    done = back_up(settings, back, keep=2)
    assert done.n_copied == 1
    assert {path: path.stat().st_mtime_ns for path in untouched} == untouched
    assert restore(at(place / "old"), back, first.name).snapshot == first
    assert back_up(settings, back, keep=1).removed == [first.name, done.snapshot.name]


def test_what_a_killed_writer_left_in_the_log_is_in_the_backup(place: Path, rows: Rows):
    home = place / "home"
    kill = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); c.execute(\"PRAGMA wal_autocheckpoint='1TB'\");"
        "c.execute(\"UPDATE runs SET error = 'seen'\"); os._exit(9)"
    )
    subprocess.run([COMMAND[0], "-c", kill, home / "warehouse.duckdb"], check=False)
    assert (home / "warehouse.duckdb.wal").exists()
    back_up(at(home), place / "back")
    restore(at(place / "new"), place / "back")
    assert rows(place / "new", "SELECT DISTINCT error FROM runs") == [("seen",)]


def test_backups_taken_while_an_ingest_publishes_are_states_between_two_batches(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    home, back, states = place / "home", place / "back", place / "states"
    states.mkdir()
    _write(place / "inbox", PLACES[:7])

    def note_state() -> None:
        shutil.copy(home / "warehouse.duckdb", states / f"{len(list(states.iterdir()))}.duckdb")

    def slow(*arguments: object) -> object:
        counts = publish_batch(*arguments)  # type: ignore[arg-type]
        time.sleep(0.4)  # inside the writer's turn: backups have to wait for its end
        return counts

    def noting(_: object, batch: object) -> None:
        note_state()  # before a batch, which is after the one before
        time.sleep(0.2)

    monkeypatch.setattr("flows.publishing.publish_batch", slow)

    def ending(*arguments: object) -> None:
        note_state()  # after the last batch, with the run still running
        end(*arguments)

    end = vars(run)["_end"]
    monkeypatch.setattr("flows.publishing.note_batch", noting)
    monkeypatch.setattr("flows.run._end", ending)
    note_state()
    command = [*COMMAND, "--home", str(home), "backup", str(back), "--keep", "99"]
    loop = f"while test -e {states}; do {subprocess.list2cmdline(command)} || exit 1; done"
    with subprocess.Popen(["sh", "-c", loop], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as copier:
        quick_ingest(at(home, batch_records=1), place / "inbox")
        note_state()
        states.rename(place / "known")
        said, _ = copier.communicate(timeout=200)
    assert copier.returncode == 0, said
    known = sorted((place / "known").iterdir())
    for snapshot in snapshots(back):
        assert any(differences(state, snapshot.folder / "warehouse.duckdb") == {} for state in known), snapshot.name
        assert restoring.check(back, snapshot)[1] == []


@pytest.mark.parametrize("step", range(5))
def test_a_restore_that_is_killed_leaves_nothing_half_and_the_same_command_goes_on(
    place: Path, monkeypatch: pytest.MonkeyPatch, step: int
):
    """Killed before each step that changes the home: two files of the archive, the manifest, the warehouse, the end."""
    home, new = at(place / "home"), at(place / "new")
    back_up(home, place / "back")
    steps = iter(range(99))

    def killing(change: Callable[..., object]) -> Callable[..., object]:
        def change_or_death(*arguments: object) -> object:
            if next(steps) == step:
                raise KeyboardInterrupt
            return change(*arguments)

        return change_or_death

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Archive, "take", killing(Archive.take))
        patched.setattr(restoring, "exchange", killing(restoring.exchange))
        restore(new, place / "back")
    assert not new.warehouse.exists()
    restore(new, place / "back")
    assert _same(home.home, new.home)


def test_a_restore_killed_between_manifest_and_warehouse_can_be_rebuilt_too(
    place: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
):
    home, new = at(place / "home"), at(place / "new")
    back_up(home, place / "back")

    def dying(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(restoring, "put", dying)
        restore(new, place / "back")
    assert "rebuild" in cli("--home", new.home, "ingest", place / "inbox", status=1).stderr
    cli("--home", new.home, "rebuild", "--workers", "1")
    assert differences(home.warehouse, new.warehouse).keys() <= {"quality_checks"}  # it compares the run with others


def test_a_warehouse_is_only_replaced_if_asked_and_kept_aside(place: Path, rows: Rows):
    settings = at(place / "home")
    back_up(settings, place / "back")
    _write(place / "inbox", PLACES[:5])
    quick_ingest(settings, place / "inbox")
    with pytest.raises(click.ClickException, match="--replace"):
        restore(settings, place / "back")
    done = restore(settings, place / "back", replace=True)
    assert done.aside is not None
    assert rows(place / "home", "SELECT count(*) FROM articles") == [(4,)]
    quick_ingest(settings, place / "inbox")
    assert rows(place / "home", "SELECT count(*) FROM articles") == [(5,)]


def test_a_lost_warehouse_with_later_runs_is_rather_rebuilt(place: Path):
    settings = at(place / "home")
    back_up(settings, place / "back")
    _write(place / "inbox", PLACES[:5])
    quick_ingest(settings, place / "inbox")
    settings.warehouse.unlink()
    with pytest.raises(click.ClickException, match="newsledger rebuild"):
        restore(settings, place / "back")


def test_a_damaged_warehouse_pushes_no_sound_backup_out(place: Path):
    settings = at(place / "home")
    back_up(settings, place / "back", keep=1)
    data = bytearray(settings.warehouse.read_bytes())
    for start in range(1 << 18, len(data), 1 << 18):  # the header stays, so that it opens
        data[start + 100 : start + 200] = bytes(100)
    settings.warehouse.write_bytes(data)
    with pytest.raises(WarehouseDamagedError):
        back_up(settings, place / "back", keep=1)
    assert len(snapshots(place / "back")) == 1
    assert not list((place / "back").glob("*.part"))


def test_a_damaged_file_of_the_archive_is_named_and_a_backup_keeps_its_whole_one(place: Path):
    home, back = place / "home", place / "back"
    back_up(at(home), back)
    damaged = next((home / "archive").rglob("*.zst"))
    whole = damaged.read_bytes()
    damaged.write_bytes(b"no longer what it was")
    (why,) = back_up(at(home), back).damaged.values()
    assert "cannot be read" in why
    assert (back / damaged.relative_to(home)).read_bytes() == whole
    (finding,) = [one for one in examine({"home": home}, restore=[str(back)]) if one.subject == "restore"]
    assert finding.found == "1 file restored, 0 still wanting"


def test_doctor_takes_lost_files_of_the_archive_from_a_backup(place: Path):
    home, back = place / "home", place / "back"
    back_up(at(home), back)
    shutil.rmtree(home / "archive")
    findings = list(examine({"home": home}, restore=[str(back)]))
    assert "4 files restored, 0 still wanting" in [finding.found for finding in findings]
    assert [finding for finding in findings if finding.state == "wrong"] == []


def test_the_commands_say_what_there_is_and_what_is_wrong(place: Path, cli: Cli):
    home, back = place / "home", place / "back"
    cli("--home", home, "backup", home / "inside", status=1)
    assert "4 new files" in cli("--home", home, "backup", back).stdout
    assert "State " in cli("restore", back, "--check").stdout
    (snapshot,) = snapshots(back)
    assert snapshot.name in cli("restore", back, "--list").stdout
    with (snapshot.folder / "manifest.jsonl").open("a") as manifest:
        manifest.write("\n")
    assert "other bytes" in cli("restore", back, "--check", status=1).stdout
    said = cli("--home", place / "new", "restore", back, status=1).stderr
    assert "Nothing was restored" in said
    assert not (place / "new" / "warehouse.duckdb").exists()
    assert json.loads((snapshot.folder / "backup.json").read_text())["rows"]["articles"] == 4
