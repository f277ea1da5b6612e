"""A warehouse in a lake is what it is in a file: the same rows, every command, one writer, readers that never wait."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import duckdb
import pytest
from click.testing import CliRunner

from flows.cli import newsledger
from flows.exclusive_run import exclusive_run
from flows.quarantine import Choice, chosen_records
from flows.settings import Settings
from newsledger import connect
from tests.conftest import SAMPLES
from tests.flows.quick_ingest import quick_ingest, settings_at, write_stories
from tests.lake.same_rows import differing
from warehouse.connection import open_reader, open_writer
from warehouse.errors import RunLockedError, WarehouseError, WarehouseMissingError
from warehouse.fetching import fetch, fetch_limited
from warehouse.lake import Lake, roots, upkeep
from warehouse.lake.checking import check_reader

if TYPE_CHECKING:
    from tests.lake.servers import Postgres

Made = Callable[[], Lake]
#: A copy of the first of the samples, a sentence shorter, and something else.
LATER = {
    "copy": """HARUN, Marazan – At least 14 people were killed and 37 others wounded when a car bomb exploded outside a
vegetable market in the northern city of Harun on Tuesday morning, police said.

Three children were among the dead, said Colonel Idris Tamar, the head of the provincial police. He added that two of
the wounded were in critical condition.

"The ground shook and then there was only smoke," said Maryam Sol, who sells bread near the gate.""",
    "else": "TARSA, 6 January 2026 - Floods in Tarsa displaced about 3,000 people on Sunday, the relief agency said.",
}
STORIES = {
    "a": "ORRIN, 6 January 2026 - Shelling killed at least 12 civilians in Orrin on Monday, the ministry said.",
    "b": "TARSA, 6 January 2026 - Floods in Tarsa displaced about 3,000 people on Sunday, the relief agency said.",
}


@dataclass(frozen=True)
class Home:
    """A home whose warehouse is a lake, with the samples in it."""

    settings: Settings
    lake: Lake
    file: Path  # a file with the same

    def run(self, *arguments: str, status: int = 0) -> str:
        """What the command says."""
        words = self.lake.spelled()
        environment = {"NEWSLEDGER_LAKE": words["lake"], "NEWSLEDGER_LAKE_DATA": words["lake_data"]}
        arguments = ("--home", str(self.settings.home), *arguments)
        done = CliRunner(env=environment).invoke(newsledger, arguments, standalone_mode=False)
        output, found = done.output, done.return_value or 0
        if isinstance(done.exception, click.ClickException):
            output, found = output + done.exception.format_message(), getattr(done.exception, "status", 1)
        elif done.exception:
            raise done.exception
        assert found == status, output
        assert "of%20the%20owner" not in output
        return output


def lake_settings(home: Path, lake: Lake, **given: Any) -> Settings:
    return settings_at(home, lake=lake.catalog, lake_data=lake.data, **given)


@pytest.fixture(scope="module")
def samples(new_lake: Made, tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder, lake = tmp_path_factory.mktemp("samples"), new_lake()
    settings = lake_settings(folder / "lake", lake)
    of_file = settings_at(folder / "file", lake=None, lake_data=None)
    write_stories(folder / "later", LATER)
    for inbox in (SAMPLES, folder / "later"):  # of the second a story is a copy of one in the first
        quick_ingest(of_file, inbox)
        quick_ingest(settings, inbox)
    return Home(settings, lake, folder / "file" / "warehouse.duckdb")


def test_the_samples_give_the_same_rows_as_in_a_file(samples: Home):
    assert differing(samples.lake, samples.file) == {}
    copies = "SELECT count(*) AS n FROM near_duplicates WHERE run_id = (SELECT max_by(run_id, started_at) FROM runs)"
    assert fetch(samples.lake, copies)["n"][0] > 0  # found by the cache of signatures
    assert (samples.settings.home / "lake" / "signatures.duckdb").exists()


def test_every_command_that_reads_works(samples: Home, tmp_path: Path):
    rows = json.loads(samples.run("sql", "select article_id from articles order by 1", "--format", "json"))
    assert len(rows) == fetch(samples.file, "SELECT count(*) AS n FROM articles")["n"][0]
    then = samples.run("sql", "select count(*) as n from articles", "--as-of", "2020-01-01", "--format", "json")
    assert json.loads(then) == [{"n": 0}]
    assert "The last runs" in samples.run("status")
    assert rows[0]["article_id"] in samples.run("explain", rows[0]["article_id"])
    assert "expectations held" in samples.run("checks")
    samples.run("quarantine", "list")
    samples.run("review", "list")
    assert "newsledger_warehouse_bytes" in samples.run("metrics")
    samples.run("export", str(tmp_path), "--as", "csv")
    assert (tmp_path / "articles.csv").stat().st_size > 0
    assert fetch_limited(samples.lake, "FROM articles", 5, 60)[0].height == 5
    assert chosen_records(samples.settings, Choice()).is_empty()
    with connect(samples.settings.home, lake=samples.lake.catalog, lake_data=samples.lake.data) as warehouse:
        assert warehouse.execute("SELECT count(*) FROM articles").fetchall() == [(len(rows),)]


def test_nothing_that_is_stored_or_shown_has_the_secret(samples: Home):
    with open_reader(samples.lake) as warehouse:
        seen = [warehouse.execute(query).fetchall() for query in (
            "SELECT settings FROM runs", "FROM duckdb_databases()", "FROM duckdb_secrets()", "FROM duckdb_settings()"
        )]  # fmt: skip
    assert "of the owner" not in str(seen)
    assert "of%20the%20owner" not in str(seen)
    wrong = Lake(samples.lake.catalog.replace("pw%2Fof", "pw%2Fnot-of"), samples.lake.data)
    with pytest.raises(WarehouseError) as refused, open_reader(wrong):
        pass
    assert "password authentication failed" in str(refused.value)
    assert "of the owner" not in str(refused.value)


def test_a_snapshot_names_its_run(samples: Home):
    rows = fetch(samples.lake, "SELECT commit_message FROM warehouse.snapshots() WHERE commit_message IS NOT NULL")
    for run_id in fetch(samples.lake, "SELECT run_id FROM runs")["run_id"]:
        assert any(run_id in message for message in rows["commit_message"])


def test_a_backup_is_made_of_a_lake_and_restored_to_an_empty_one_and_no_other(
    samples: Home, new_lake: Made, tmp_path: Path
):
    said = samples.run("backup", str(tmp_path / "backup"))
    assert " of 2 runs" in said
    (state,) = (tmp_path / "backup").glob("2*")
    assert {path.name for path in state.iterdir()} == {"backup.json", "manifest.jsonl", "warehouse.duckdb"}
    again = new_lake()
    other = Home(lake_settings(tmp_path / "home", again), again, samples.file)
    other.run("restore", str(tmp_path / "backup"))
    assert differing(again, samples.file) == {}
    for command in (("restore", str(tmp_path / "backup"), "--replace"), ("rebuild",)):
        said = other.run(*command, status=1)
        assert "has 2 runs in it, and only an empty one is filled" in said
        assert "lake init, and try again" in said
    quick_ingest(other.settings, SAMPLES)  # it knows all of them
    assert fetch(again, "SELECT max_by(n_records, started_at) AS n FROM runs")["n"].to_list() == [0]


def test_the_monitors_run_and_a_second_row_of_a_key_is_found(samples: Home):
    assert "keys_unique" in samples.run("monitor")
    with open_writer(samples.lake) as warehouse:
        warehouse.execute("INSERT INTO files FROM files LIMIT 1")
        try:
            said = samples.run("monitor", status=3)
        finally:
            query = (
                "DELETE FROM files WHERE rowid IN (SELECT max(rowid) FROM files GROUP BY file_id HAVING count(*) > 1)"
            )
            warehouse.execute(query)
    assert "keys_unique" in said
    samples.run("monitor")


def test_a_lake_is_copied_to_a_file_that_has_its_keys(samples: Home, tmp_path: Path):
    file = tmp_path / "copy.duckdb"
    samples.run("lake", "copy", "--to-file", str(file))
    with open_writer(file) as warehouse, pytest.raises(duckdb.ConstraintException):
        warehouse.execute("INSERT INTO files FROM files LIMIT 1")
    counts = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM casualty_figures)"
    assert fetch(file, counts).rows() == fetch(samples.lake, counts).rows()
    assert "is there already" in samples.run("lake", "copy", "--to-file", str(file), status=1)


@pytest.mark.nightly
def test_a_lake_is_copied_to_a_file_and_back(samples: Home, new_lake: Made, tmp_path: Path):
    file, again = tmp_path / "copy.duckdb", new_lake()
    samples.run("lake", "copy", "--to-file", str(file))
    other = Home(lake_settings(tmp_path / "home", again), again, file)
    other.run("lake", "copy", "--from-file", str(file))
    assert differing(again, file) == {}
    assert "has runs already" in other.run("lake", "copy", "--from-file", str(file), status=1)


def test_a_lake_that_was_not_made_is_made_by_init(samples: Home, catalog: "Postgres", tmp_path: Path):
    catalog.run("CREATE DATABASE later")
    lake = Lake(catalog.address("later"), str(tmp_path / "rows"))
    with pytest.raises(WarehouseMissingError, match="newsledger lake init"), open_reader(lake):
        pass
    with pytest.raises(WarehouseMissingError, match="newsledger lake init"):
        quick_ingest(lake_settings(tmp_path / "home", lake), SAMPLES)
    settings = lake_settings(tmp_path / "home", lake)
    home = Home(settings, lake, samples.file)
    said = home.run("lake", "init")
    assert "CREATE ROLE" in said
    assert "Is there" in home.run("lake", "init")
    assert "NO" in home.run("lake", "check", status=1)  # these are the owner's rights
    elsewhere = Home(settings, Lake(lake.catalog, str(tmp_path / "other")), samples.file)
    said = elsewhere.run("lake", "init", status=1)
    assert "does not match" in said
    assert str(lake.data) in said
    found = {check.what: check for check in check_reader(elsewhere.lake)}
    assert "could not be found out" in found["the rows cannot be written"].said
    assert not found["the rows cannot be written"].is_sound


def test_a_database_that_is_not_there_is_no_lake_to_be_made(catalog: "Postgres", tmp_path: Path):
    nowhere = Lake(catalog.address("nowhere"), str(tmp_path))
    with pytest.raises(WarehouseError, match='database "nowhere" does not exist') as told, open_reader(nowhere):
        pass
    assert not isinstance(told.value, WarehouseMissingError)


def test_who_comes_second_is_told_for_whom_he_waits(samples: Home, tmp_path: Path):
    elsewhere = lake_settings(tmp_path, samples.lake)
    told: list[dict[str, str]] = []
    with exclusive_run(samples.settings, "quarantine replay"):
        with (
            pytest.raises(RunLockedError, match="lock of the lake"),
            exclusive_run(elsewhere, "ingest", 0.1, told.append),
        ):
            pass
        assert samples.lake.holder() == told[0]
        assert "quarantine replay is running" in samples.run("status")
    assert told[0]["command"] == "quarantine replay"
    assert samples.lake.holder() is None


HOLD = """
import os, sys
from warehouse.lake import Lake
with Lake(os.environ["LAKE"], sys.argv[1]).run_lock(0, "ingest", print):
    print("held", flush=True); sys.stdin.read()
"""


def test_the_lock_of_who_was_killed_is_free_at_once(samples: Home):
    command = [sys.executable, "-c", HOLD, samples.lake.data]
    environment = {"LAKE": samples.lake.catalog, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True, env=environment) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(RunLockedError), samples.lake.run_lock(0, "ingest", print):
            pass
        holder.kill()
    with samples.lake.run_lock(30, "ingest", lambda _: None):
        pass


def test_who_lost_the_lock_does_not_write(samples: Home, catalog: "Postgres"):
    with samples.lake.run_lock(0, "ingest", print):
        catalog.run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        with pytest.raises(WarehouseError, match="another run may be at work"), open_writer(samples.lake):
            pass


def test_a_catalog_that_was_restarted_is_found_again(samples: Home, catalog: "Postgres"):
    n_runs = fetch(samples.lake, "FROM runs").height
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 'lake%'"
    )
    catalog.run(others)
    assert fetch(samples.lake, "FROM runs").height == n_runs


@pytest.fixture
def pairs(new_lake: Made) -> Iterator[Lake]:
    """A lake for rows that come in pairs: one in `silences`, one in `pruned_files`."""
    lake = new_lake()
    yield lake
    roots.close([lake])


def commit_pairs(lake: Lake, n_commits: int) -> None:
    with open_writer(lake) as warehouse:
        for number in range(n_commits):
            warehouse.begin()
            warehouse.execute("INSERT INTO silences VALUES ('e', ?, 'r', '2026-01-01')", [str(number)])
            warehouse.execute("INSERT INTO pruned_files VALUES (?, now())", [str(number)])
            warehouse.commit()


IN_TRANSACTION = """
SELECT application_name, query FROM pg_stat_activity
WHERE datname = %s AND (backend_xmin IS NOT NULL OR state LIKE 'idle in transaction%%') AND pid <> pg_backend_pid()
"""


def test_no_session_stays_in_a_transaction_that_would_hold_back_vacuum(
    pairs: Lake, catalog: "Postgres", tmp_path: Path
):
    (tmp_path / "none").mkdir()
    pairs.written()
    quick_ingest(lake_settings(tmp_path / "home", pairs), tmp_path / "none")
    fetch(pairs, "FROM runs")
    database = pairs.address().rpartition("/")[2]
    with (
        open_reader(pairs) as first,
        open_writer(pairs) as second,
        open_reader(pairs, locked=False) as third,
        catalog.session("postgres") as session,
    ):
        for opened in (first, second, third):
            opened.execute("FROM runs").fetchall()
        assert session.execute(IN_TRANSACTION, [database]).fetchall() == []
        names = "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = %s"
        ((name,),) = session.execute(names, [database]).fetchall()
    assert name.startswith(f"newsledger {os.getpid()} ")


PAIRS = "SELECT (SELECT count(*) FROM silences) AS a, (SELECT count(*) FROM pruned_files) AS b"


@pytest.mark.parametrize("n_commits", [8, pytest.param(50, marks=pytest.mark.nightly)])
def test_readers_wait_for_nobody_and_see_whole_commits(n_commits: int, pairs: Lake):
    done, seen = threading.Event(), list[tuple[int, int]]()

    def read() -> None:
        while not done.is_set():
            seen.extend(fetch(pairs, PAIRS, wait=0).rows())

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        commit_pairs(pairs, n_commits)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert seen
    assert [pair for pair in seen if pair[0] != pair[1]] == []
    assert fetch(pairs, PAIRS).rows() == [(n_commits, n_commits)]


def test_upkeep_is_due_by_commits_and_leaves_few_files(pairs: Lake, monkeypatch: pytest.MonkeyPatch):
    commit_pairs(pairs, 3)
    assert not pairs.tidy(50, 7)
    for n_rows in (2000, 2000, 2000):  # too many to be inlined: a file each
        with open_writer(pairs) as warehouse:
            warehouse.execute(
                "INSERT INTO silences SELECT 'x', range::VARCHAR, 'r', '2026-01-01' FROM range(?)", [n_rows]
            )
    before = pairs.n_files()
    assert pairs.tidy(6, 7)
    assert pairs.n_files() < before
    assert not pairs.tidy(1, 7)
    assert fetch(pairs, "SELECT count(*) AS n FROM silences")["n"].to_list() == [6003]


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_two_hundred_small_runs_leave_few_files(new_lake: Made, tmp_path: Path):
    lake = new_lake()
    settings = lake_settings(tmp_path / "home", lake)
    most = 0
    for number in range(200):
        inbox = tmp_path / f"inbox{number}"
        write_stories(inbox, {key: f"{text} It was day {number} of it." for key, text in STORIES.items()})
        quick_ingest(settings, inbox)
        most = max(most, lake.n_files())
    assert most < 200, most
    assert lake.n_files() < 100


def test_a_review_is_taken_in(samples: Home):
    ((figure,),) = fetch(samples.lake, "SELECT min(figure_id) AS f FROM casualty_figures").rows()
    samples.run("review", "confirm", figure, "--by", "A. Reader")
    assert "confirmed" in samples.run("review", "show", figure)
    samples.run("review", "withdraw", figure, "--by", "A. Reader")


@pytest.mark.nightly
def test_a_lake_of_an_older_shape_is_brought_forward(pairs: Lake):
    with open_writer(pairs) as warehouse:
        warehouse.execute("COMMENT ON TABLE schema_migrations IS 'Shape: another'")
        warehouse.execute("DROP VIEW article_tolls")
    roots.close([pairs])
    with open_writer(pairs) as warehouse:
        assert warehouse.execute("SELECT count(*) FROM article_tolls").fetchall() == [(0,)]


def test_typed_sql_is_answered_apart_and_files_are_shut(samples: Home, tmp_path: Path):
    from warehouse.apart import fetch_apart

    assert fetch_apart(samples.lake, "SELECT count(*) AS n FROM runs", 10, 60)[0]["n"].to_list() == [2]
    (tmp_path / "x.csv").write_text("a\n1\n")
    with open_reader(samples.lake) as warehouse:
        for query in (f"FROM '{tmp_path}/x.csv'", f"COPY runs TO '{tmp_path}/y.csv'", "INSERT INTO runs FROM runs",
                      "SET enable_external_access = true", "INSTALL spatial"):  # fmt: skip
            with pytest.raises(duckdb.Error):
                warehouse.execute(query)


def test_the_message_of_upkeep_is_no_run(pairs: Lake):
    pairs.tidy(1, 7)
    messages = fetch(pairs, "SELECT commit_message AS m FROM warehouse.snapshots()")["m"].to_list()
    assert set(messages) <= {None, upkeep.MESSAGE}
