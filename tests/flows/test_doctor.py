"""The doctor on real homes: a sound one, and one for each thing that can be broken in it."""

import io
import shlex
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.doctor import Finding, examine
from flows.last_look import write_last_look, write_schedule
from flows.settings import Settings
from tests.conftest import Cli, Rows
from tests.flows.quick_ingest import quick_ingest
from warehouse.archive import Archive
from warehouse.lock import run_lock

STORY = "{}, 6 January 2026 (Valley Wire) - A landslide killed {} miners on Monday, the ministry said on Tuesday.\n"
FUTURE = "INSERT INTO schema_migrations VALUES (99, 'future', now())"
PLACES = ["Orrin", "Tarsa", "Kessim"]


def at(home: Path, **given: object) -> Settings:
    """Settings of a home."""
    return Settings(**{"home": home, **given})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def sound_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of three stories, with their inbox beside it; only to be copied."""
    place = tmp_path_factory.mktemp("doctor")
    (place / "inbox").mkdir()
    for number, name in enumerate(PLACES, start=4):
        (place / "inbox" / f"{name}.txt").write_text(STORY.format(name, number))
    quick_ingest(at(place / "home"), place / "inbox")
    (place / "home").chmod(0o700)
    return place / "home"


@pytest.fixture
def home(sound_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound_home, tmp_path / "home")


def look(home: Path, **how: object) -> list[Finding]:
    return list(examine({"home": home}, **how))  # type: ignore[arg-type]


def wrong(home: Path) -> list[Finding]:
    return [finding for finding in look(home) if finding.state == "wrong"]


def change(home: Path, *statements: str) -> None:
    with duckdb.connect(str(home / "warehouse.duckdb")) as warehouse:
        for statement in statements:
            warehouse.execute(statement)


def flip(path: Path, start: int, end: int) -> None:
    data = bytearray(path.read_bytes())
    data[start:end] = bytes(byte ^ 0xFF for byte in data[start:end])
    path.chmod(0o600)
    path.write_bytes(data)


def test_a_sound_home_is_sound(home: Path):
    assert {(finding.state, finding.mend) for finding in look(home)} <= {("sound", ""), ("note", "")}


def _kept(home: Path) -> list[Path]:
    return sorted((home / "archive").glob("*/*.zst"))


def _cut(path: Path, share: int) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // share])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _foreign(home: Path) -> None:
    (home / "warehouse.duckdb").unlink()
    change(home, "CREATE TABLE accounts (owner VARCHAR)")


BREAKS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "lost file of the archive": (lambda home: _kept(home)[0].unlink(), "archive", "--restore"),
    "flipped bytes in the archive": (lambda home: flip(_kept(home)[0], 30, 40), "archive", "--restore"),
    "archive file cut short": (lambda home: _cut(_kept(home)[0], 2), "archive", "--restore"),
    "other news in the archive": (lambda home: shutil.copy(_kept(home)[1], _kept(home)[0]), "archive", "--restore"),
    "no archive": (lambda home: shutil.rmtree(home / "archive"), "archive", "--restore"),
    "no warehouse": (lambda home: (home / "warehouse.duckdb").unlink(), "warehouse", "rebuild"),
    "empty warehouse": (lambda home: (home / "warehouse.duckdb").write_bytes(b""), "warehouse", "rebuild"),
    "some other file": (lambda home: (home / "warehouse.duckdb").write_text("notes\n" * 999), "warehouse", "rebuild"),
    "a folder": (lambda home: _folder(home / "warehouse.duckdb"), "warehouse", "rebuild"),
    "warehouse cut in half": (lambda home: _cut(home / "warehouse.duckdb", 2), "warehouse", "rebuild"),
    "warehouse cut to its head": (lambda home: _cut(home / "warehouse.duckdb", 500), "warehouse", "rebuild"),
    "database of something else": (_foreign, "warehouse", "rebuild"),
    "table dropped": (lambda home: change(home, "DROP TABLE batches"), "schema", "rebuild"),
    "article deleted": (lambda home: change(home, "DELETE FROM articles"), "references", "rebuild"),
    "body edited": (lambda home: change(home, "UPDATE articles SET body = 'x' || body"), "references", "rebuild"),
    "file forgotten": (lambda home: change(home, "DELETE FROM files"), "references", "rebuild"),
    "newer": (lambda home: change(home, FUTURE), "warehouse", "upgrade"),
    "others may write": (lambda home: home.chmod(0o777), "home", "chmod 700"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(BREAKS))
def test_each_fault_is_found_with_what_mends_it(home: Path, what: str):
    damage, subject, mend = BREAKS[what]
    damage(home)
    found = wrong(home)
    assert [finding for finding in found if finding.subject == subject and mend in finding.mend], found


def test_flipped_bytes_in_a_block_of_data_are_found(home: Path):
    change(home, "CREATE TABLE padding AS SELECT random() AS x FROM range(200000)", "CHECKPOINT")
    path = home / "warehouse.duckdb"
    flip(path, path.stat().st_size // 2, path.stat().st_size // 2 + 9)
    assert [finding.mend for finding in wrong(home)] == ["newsledger rebuild"]


def test_a_home_without_manifest_gets_one_by_the_next_ingest(home: Path, sound_home: Path):
    (home / "manifest.jsonl").unlink()
    assert [finding.state for finding in look(home) if finding.subject == "manifest"] == ["note"]
    quick_ingest(at(home), sound_home.parent / "inbox")
    assert [finding.state for finding in look(home) if finding.subject == "manifest"] == ["sound"]


def test_a_warehouse_that_its_manifest_knows_better_is_wrong(home: Path):
    change(home, "DELETE FROM batches", "DELETE FROM runs")
    assert [finding.mend for finding in wrong(home) if finding.subject == "manifest"] == ["newsledger rebuild"]


def test_a_sample_misses_no_lost_file(home: Path):
    _kept(home)[0].unlink()
    findings = [finding for finding in look(home, sample=0) if finding.subject == "archive"]
    assert [finding.state for finding in findings] == ["wrong"]
    assert "is missing" in findings[0].found


def test_lost_and_damaged_files_are_taken_from_the_inbox_again(home: Path, sound_home: Path):
    flip(_kept(home)[0], 30, 40)
    _kept(home)[1].unlink()
    assert len(wrong(home)) == 2
    findings = look(home, restore=[str(sound_home.parent / "inbox")])
    assert "2 files restored, 0 still wanting" in {finding.found for finding in findings}
    assert wrong(home) == []
    assert [path.name for path in _kept(home)] == [path.name for path in _kept(sound_home)]


def test_restoring_keeps_nothing_else(home: Path, tmp_path: Path):
    _kept(home)[0].unlink()
    (tmp_path / "other.txt").write_text("Other news.")
    findings = look(home, restore=[str(tmp_path / "other.txt")])
    assert "0 files restored, 1 still wanting" in {finding.found for finding in findings}
    assert len(_kept(home)) == len(PLACES) - 1


def test_bytes_delivered_again_heal_what_was_cut_off(home: Path, sound_home: Path):
    _cut(_kept(home)[0], 2)
    archive = Archive(home / "archive")
    for story in (sound_home.parent / "inbox").iterdir():
        with story.open("rb") as stream:
            archive.store(stream)
    assert wrong(home) == []


def test_what_an_interrupted_ingest_left_is_a_note(home: Path):
    (home / "staging" / "r1").mkdir(parents=True)
    (home / "archive" / "x.part").write_bytes(b"half")
    Archive(home / "archive").store(io.BytesIO(b"never published"))
    notes = {finding.subject for finding in look(home) if finding.state == "note"}
    assert {"leftovers", "archive"} <= notes
    assert wrong(home) == []


def test_wrong_settings_are_a_finding(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_WORKERS", "none")
    (finding,) = wrong(home)
    assert finding.subject == "settings"
    assert "NEWSLEDGER_WORKERS" in finding.found


def test_the_command_shows_a_table_and_its_status_says_whether_all_is_sound(cli: Cli, home: Path):
    assert "Nothing is wrong." in cli("--home", home, "doctor").stdout
    _kept(home)[0].unlink()
    result = cli("--home", home, "doctor", status=1)
    assert "is missing" in result.stdout
    (mend,) = [line for line in result.stdout.splitlines() if "--restore" in line]
    assert mend.startswith(f"  newsledger --home {home} doctor --restore /")
    cli("--home", home, *shlex.split(mend)[3:])
    assert "Traceback" not in result.stderr


def test_the_command_waits_for_a_run_and_gives_up(cli: Cli, home: Path):
    with run_lock(home, 0, "test", lambda holder: None):
        environment = {"NEWSLEDGER_LOCK_WAIT_SECONDS": "0.5"}
        assert "Another run" in cli("--home", home, "doctor", status=4, environment=environment).stderr


COMMANDS = [["status"], ["sql", "select 1"], ["checks"], ["monitor"], ["explain", "x"]]


@pytest.mark.parametrize(
    ("what", "command"),
    [
        ("some other file", COMMANDS[0]),
        ("database of something else", COMMANDS[1]),
        *(("warehouse cut in half", command) for command in COMMANDS),
    ],
)
def test_every_command_names_the_way_back(cli: Cli, home: Path, what: str, command: list[str]):
    BREAKS[what][0](home)
    result = cli("--home", home, *command, status=1)
    assert "rebuild" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 3


def test_an_ingest_names_the_way_back_and_leaves_the_file_alone(cli: Cli, home: Path, sound_home: Path):
    path = home / "warehouse.duckdb"
    _cut(path, 2)
    before = path.read_bytes()
    result = cli("--home", home, "ingest", sound_home.parent / "inbox", status=1)
    assert "rebuild" in result.stderr
    assert "Traceback" not in result.stderr
    assert path.read_bytes() == before


def test_monitor_notices_a_lost_file(cli: Cli, home: Path, rows: Rows):
    cli("--home", home, "monitor")
    _kept(home)[0].unlink()
    assert "missing in the archive" in cli("--home", home, "monitor", status=3).stdout
    told = "SELECT success, n_unexpected FROM quality_checks WHERE expectation = 'archive_complete' ORDER BY checked_at"
    assert rows(home, told) == [(True, 0), (False, 1)]


def test_a_schedule_that_died_is_a_note_with_the_way_back(home: Path):
    write_last_look(home, datetime.now(UTC), 3, 0)
    write_schedule(home, None, datetime.now(UTC) + timedelta(minutes=1))
    assert next(one for one in look(home) if one.subject == "schedule").state == "sound"
    write_schedule(home, None, datetime.now(UTC) - timedelta(hours=1))
    found = next(one for one in look(home) if one.subject == "schedule")
    assert (found.state, found.mend.startswith("newsledger serve")) == ("note", True)
