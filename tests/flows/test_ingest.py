"""The whole path, as a user runs it: twice, with one file more, killed and taken up again."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import duckdb

from tests.conftest import COMMAND, SAMPLES, Cli, Ingest, Rows
from tests.flows.warehouse_dump import dump
from warehouse.lock import run_lock


def test_a_second_ingest_changes_nothing_and_says_so(cli: Cli, sample_home: Path, tmp_path: Path, rows: Rows):
    shutil.copytree(sample_home, tmp_path / "home")
    home = tmp_path / "home"
    before = dump(home)
    result = cli("--home", home, "ingest", SAMPLES)
    assert "Nothing new" in result.stdout
    assert dump(home) == before
    assert rows(home, "SELECT n_records FROM runs ORDER BY started_at DESC LIMIT 1") == [(0,)]


def test_one_more_file_is_all_that_the_next_ingest_reads(ingest: Ingest, tmp_path: Path, rows: Rows):
    home, inbox = tmp_path / "home", tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(SAMPLES / "006-ferry.txt", inbox)
    ingest(home, inbox)
    (inbox / "900-new.txt").write_text("Landslide kills four\n\nORRIN - A landslide killed four miners on Friday.\n")
    ingest(home, inbox)
    last = "SELECT n_files, n_records, n_loaded FROM runs ORDER BY started_at DESC LIMIT 1"
    assert rows(home, last) == [(1, 1, 1)]


def test_the_same_files_in_two_homes_make_the_same_rows(ingest: Ingest, sample_home: Path, tmp_path: Path):
    ingest(tmp_path, SAMPLES, batch_records=7)
    assert dump(tmp_path) == dump(sample_home)


def test_every_record_has_one_outcome_and_the_sums_hold(sample_home: Path, rows: Rows):
    assert rows(sample_home, "SELECT count(*) FROM records WHERE outcome IS NULL") == [(0,)]
    sums = "SELECT n_records - n_loaded - n_duplicates - n_quarantined - n_failed FROM runs"
    assert rows(sample_home, sums) == [(0,)]
    assert rows(sample_home, "SELECT sum(n_records) FROM runs") == rows(sample_home, "SELECT count(*) FROM records")


def test_every_span_slices_to_its_text(sample_home: Path, rows: Rows):
    for table, text in (("casualty_figures", "reported_text"), ("temporal_expressions", "text")):
        field = "CASE x.source_field WHEN 'headline' THEN a.headline ELSE a.body END"
        slice_ = f"substr({field}, x.char_start + 1, x.char_end - x.char_start)"
        broken = f"SELECT count(*) FROM {table} x JOIN articles a USING (article_id) WHERE {slice_} <> x.{text}"
        assert rows(sample_home, broken) == [(0,)]
        assert rows(sample_home, f"SELECT count(*) > 10 FROM {table}") == [(True,)]


def test_a_killed_ingest_is_made_good_by_the_next(
    ingest: Ingest, prefect_environment: dict[str, str], sample_home: Path, tmp_path: Path, rows: Rows
):
    home = tmp_path / "home"
    arguments = [*COMMAND, "--home", str(home), "ingest", str(SAMPLES), "--batch-records", "5", "--workers", "1"]
    process = subprocess.Popen(arguments, env=prefect_environment, cwd=tmp_path, stdout=subprocess.DEVNULL)
    _wait_for_a_batch(home, process, rows)
    workers = _children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ingest(home, SAMPLES, batch_records=5)
    assert dump(home) == dump(sample_home)
    statuses = rows(home, "SELECT status FROM runs ORDER BY started_at")
    assert statuses in ([("failed",), ("completed",)], [("completed",), ("completed",)])
    assert not list((home / "staging").iterdir())
    assert [pid for pid in workers if _runs(pid)] == [], "a killed ingest leaves no process behind"


def _children(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in children.read_text().split()] if children.exists() else []


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def _wait_for_a_batch(home: Path, process: subprocess.Popen[bytes], rows: Rows) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            return
        try:
            if rows(home, "SELECT count(*) FROM batches")[0][0]:
                return
        except duckdb.Error:  # not there yet, or held by the writer
            time.sleep(0.05)


def test_a_second_ingest_waits_for_the_first_or_gives_up(cli: Cli, tmp_path: Path):
    with run_lock(tmp_path, 0, "test", lambda holder: None):
        result = cli("--home", tmp_path, "ingest", SAMPLES, "--lock-wait-seconds", "0.5", status=4)
    assert "Another run" in result.stderr
    assert f"newsledger --home {tmp_path} status" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_mistyped_path_is_wrong_usage(cli: Cli, tmp_path: Path):
    result = cli("--home", tmp_path, "ingest", tmp_path / "nowhere", status=2)
    assert "nowhere" in result.stderr
