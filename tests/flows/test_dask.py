"""The engine for more than one machine, against a real cluster of processes that share nothing with us but bytes."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.engines.killers import stage_or_split
from flows.engines.protocol import EngineError, Work, WorkerDiedError
from flows.preparing import stage_batch
from tests.conftest import ROOT, SAMPLES
from tests.flows.warehouse_dump import dump
from tests.operate.processes import rows, running, until, write_stories
from transforms.formats import Limits, read_records, to_frames
from transforms.formats.frames import to_frame
from transforms.formats.record import RawRecord
from transforms.ids import stable_id
from transforms.prepare import Prepared
from transforms.structure import LINE_COUNTS

pytest.importorskip("distributed", reason="the extra newsledger[dask] is not installed")
import dask.config
from distributed import Client, LocalCluster, Status

from flows.engines.dask import Dask
from flows.engines.dask_worker import Inputs, Versions, stage_inputs, versions_here

Works = Callable[..., Work]
PARAGRAPHS = "".join(
    f"<p>Rain fell on village {n} for {n % 9} days, said its mayor. A road was shut.</p>" for n in range(500)
)
PAGE = f"<html><body><h1>Floods in the valley</h1><article>{PARAGRAPHS}</article></body></html>"
STORY = "Bus crash near Tarn\n\nTARN - A bus fell into a ravine on Monday, killing {} people, the police said.\n"


def local_cluster(n_workers: int) -> LocalCluster:
    return LocalCluster(n_workers=n_workers, threads_per_worker=1, memory_limit=0, dashboard_address="127.0.0.1:0")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers in processes that know nothing of a home, nor of Prefect's server."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("PREFECT_", "NEWSLEDGER_"))]:
            patch.delenv(name)
        patch.setenv("PYTHONPATH", f"{ROOT / 'tests' / 'data' / 'dask_worker'}{os.pathsep}{ROOT}")
        patch.setenv("POLARS_MAX_THREADS", "1")
        with dask.config.set({"distributed.scheduler.allowed-failures": 0}), closing(local_cluster(2)) as made:
            yield made


@pytest.fixture(scope="module")
def engine(cluster: LocalCluster) -> Iterator[Dask]:
    made = Dask(cluster.scheduler_address, 60)
    yield made
    made.stop()


@pytest.fixture
def work(tmp_path: Path) -> Works:
    """A batch of records, or of texts."""

    def make(name: str, records: pl.DataFrame | list[str], page_seconds: float = 10.0) -> Work:
        folder = tmp_path / name
        (folder / "raw").mkdir(parents=True)
        raw = records if isinstance(records, pl.DataFrame) else texts(*records)
        raw.write_parquet(folder / "raw" / "raw.parquet")
        LINE_COUNTS.to_frame().write_parquet(folder / "memory.parquet")
        paths = (folder / "raw" / "raw.parquet", folder / "memory.parquet", folder / "tables")
        return Work(f"batch {name}", *paths, None, page_seconds)

    return make


def texts(*each: str) -> pl.DataFrame:
    return to_frame([RawRecord(number, text=text) for number, text in enumerate(each)], stable_id("f", "texts"))


def samples() -> pl.DataFrame:
    frames: list[pl.DataFrame] = []
    for path in sorted(SAMPLES.iterdir()):
        with path.open("rb") as stream:
            frames += to_frames(read_records(stream, path.name, Limits()), stable_id("f", path.name), 1_000, 1 << 28)
    return pl.concat(frames)


def tables(folder: Path) -> dict[str, pl.DataFrame]:
    read = {name: pl.read_parquet(folder / f"{name}.parquet") for name in Prepared._fields}
    return {**read, "line_counts": read["line_counts"].sort(pl.all())}  # the only one without an order of its own


def outcomes(work: Work) -> list[tuple[bool, str | None]]:
    records = pl.read_parquet(work.tables / "records.parquet")
    return records.select(pl.col("article_id").is_not_null(), "reason").rows()


def expected(work: Work, folder: Path) -> dict[str, pl.DataFrame]:
    stage_batch(work.raw, work.memory, folder, work.only, work.page_seconds)
    return tables(folder)


def same(work: Work, folder: Path) -> bool:
    here, there = expected(work, folder), tables(work.tables)
    return all(frame.equals(there[name]) for name, frame in here.items())


def test_the_default_engine_imports_neither():
    code = (
        "import sys\nfrom flows.settings import Settings\nfrom flows.workers import Workers\nWorkers(Settings())\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('dask', 'distributed', 'tornado')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_samples_give_the_same_rows(engine: Dask, work: Works, tmp_path: Path):
    raw = samples()
    some, ids = work("some", raw), tmp_path / "only.parquet"
    raw.select("record_id").head(9).write_parquet(ids)
    only = Work("batch only", some.raw, some.memory, tmp_path / "few" / "tables", ids, 10.0)
    with ThreadPoolExecutor() as waiting:
        list(waiting.map(engine.stage, [some, only]))
    assert same(some, tmp_path / "here")
    assert same(only, tmp_path / "few-here")
    assert pl.read_parquet(only.tables / "records.parquet").height == 9
    assert engine.width == 2


def test_a_worker_needs_none_of_our_heavy_parts(cluster: LocalCluster, engine: Dask, work: Works):
    engine.stage(work("first", [STORY.format(3)]))
    heavy = "sorted({'prefect', 'great_expectations', 'duckdb'} & set(__import__('sys').modules))"
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        found: Any = client.run(eval, heavy)
    assert list(found.values()) == [[], []]


def test_a_hostile_page_costs_its_record(engine: Dask, work: Works):
    records = to_frame([RawRecord(0, html=PAGE), RawRecord(1, text=STORY.format(4))], stable_id("f", "pages"))
    late, read = work("late", records, 0.01), work("read", records)
    engine.stage(late)
    engine.stage(read)
    assert outcomes(late) == [(False, "page_seconds: not read in 0.01 s of CPU time"), (True, None)]
    assert outcomes(read) == [(True, None), (True, None)]


def test_a_killed_worker_costs_nothing_but_time(engine: Dask, work: Works, tmp_path: Path):
    batch, signs = work("slow", [f"WAIT-FOR {tmp_path}\n\n{STORY.format(5)}", STORY.format(6)]), tmp_path
    with ThreadPoolExecutor() as waiting:
        task = waiting.submit(stage_or_split, engine, batch, is_split=False)
        (at,) = until(lambda: list(signs.glob("at-*")), "a worker is at the batch")
        os.kill(int(at.name.removeprefix("at-")), signal.SIGKILL)
        (signs / "go").touch()
        task.result()
    assert len(list(signs.glob("at-*"))) == 2
    assert same(batch, tmp_path / "here")


def test_a_batch_that_kills_is_named_and_its_neighbour_is_not(engine: Dask, work: Works, tmp_path: Path):
    killing, innocent = work("killing", ["KILL-9", STORY.format(7)]), work("innocent", [STORY.format(8)])
    with ThreadPoolExecutor() as waiting:
        dead = waiting.submit(stage_or_split, engine, killing, is_split=False)
        waiting.submit(stage_or_split, engine, innocent, is_split=False).result()
        with pytest.raises(WorkerDiedError, match="preparing batch killing"):
            dead.result()
    assert same(innocent, tmp_path / "here")


def test_other_rules_are_refused_with_both_named(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch, work: Works):
    monkeypatch.setattr("flows.engines.dask.versions_here", lambda: Versions("9.9", "rules/0000"))
    engine = Dask(cluster.scheduler_address, 60)
    with pytest.raises(EngineError) as refused:
        engine.stage(work("refused", [STORY.format(9)]))
    engine.stop()
    here = versions_here()
    for name in (
        "newsledger 9.9 with rules/0000",
        f"newsledger {here.package} with {here.rules}",
        "the scheduler tcp://",
    ):
        assert name in str(refused.value)


def test_a_worker_that_joins_with_other_rules_refuses():
    driver = Versions("9.9", "rules/0000")
    with pytest.raises(EngineError, match=r"9\.9 with rules/0000, a worker has newsledger"):
        stage_inputs(Inputs("batch 1", b"", 1.0, False, driver), b"", None)


def test_a_cluster_without_workers_is_told():
    with closing(local_cluster(0)) as empty:
        engine = Dask(empty.scheduler_address, 0.2)
        with pytest.raises(EngineError, match=r"no worker for 0\.2 s .*dask worker tcp://"):
            assert engine.width
        engine.stop()


def test_a_missing_scheduler_is_told():
    engine = Dask("tcp://127.0.0.1:1", 0.2)
    with pytest.raises(EngineError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:1 within 0\.2 s"):
        assert engine.width
    engine.stop()


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_a_killed_driver_leaves_the_cluster_and_a_rerun_the_rows_of_processes(cluster: LocalCluster, tmp_path: Path):
    inbox, batches = tmp_path / "inbox", ("--batch-records", "20")
    write_stories(inbox, 200)
    home = tmp_path / "away" / "home"
    for folder in ("here", "away"):
        (tmp_path / folder).mkdir()
    with running(tmp_path / "here" / "home", "ingest", inbox, *batches, "--workers", "1") as ingest:
        assert ingest.wait() == 0, ingest.said()
    away = (home, "ingest", inbox, *batches, "--engine", cluster.scheduler_address)
    for _ in range(2):
        before = len(rows(home, "from batches"))
        with running(*away) as ingest:
            until(lambda n=before: len(rows(home, "from batches")) > n, "one batch is published")
            ingest.process.kill()
            until(lambda: not ingest.children(), "no process of the driver is left")
    with running(*away) as ingest:
        assert ingest.wait() == 0, ingest.said()
        assert "Traceback" not in ingest.said()
    assert dump(home) == dump(tmp_path / "here" / "home")


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_a_worker_of_ours_that_dies_while_it_starts_is_started_anew(work: Works, tmp_path: Path):
    engine = Dask("local-cluster:1", 240)
    try:
        assert engine.width == 1
        with dask.config.set({"distributed.deploy.lost-worker-timeout": "1s"}):
            nanny = next(iter(engine._cluster.workers.values()))
            for _ in range(30):  # until the nanny gives up, whatever moment that takes
                pid = until(lambda: nanny.pid or nanny.status == Status.closed, "a worker, or none any more")
                if pid is True:
                    break
                time.sleep(random.uniform(0, 2))
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            assert nanny.status == Status.closed
            batch = work("after", [STORY.format(5)])
            engine.stage(batch)
    finally:
        engine.stop()
    assert same(batch, tmp_path / "here")


@pytest.mark.nightly
def test_a_killing_record_is_found_and_set_aside(engine: Dask, work: Works):
    texts = [STORY.format(n) + f"It was bus {n}.\n" for n in range(4)]
    killing = work("killing", [*texts[:2], "KILL-9", *texts[2:]])
    stage_or_split(engine, killing, is_split=True)
    failed = (False, "not_prepared: preparing it killed its worker process")
    assert outcomes(killing) == [(True, None), (True, None), failed, (True, None), (True, None)]


@pytest.mark.nightly
def test_a_scheduler_that_is_started_again_is_given_all_again(work: Works, tmp_path: Path):
    batch = work("slow", [f"WAIT-FOR {tmp_path}\n\n{STORY.format(5)}"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    path = f"{ROOT / 'tests' / 'data' / 'dask_worker'}{os.pathsep}{ROOT}"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard"]
    engine = Dask(address, 120)
    with (
        ThreadPoolExecutor() as waiting,
        dask_command(path, *scheduler) as first,
        dask_command(path, "worker", address, "--nthreads", "1", "--no-dashboard"),
    ):
        task = waiting.submit(engine.stage, batch)
        until(lambda: list(tmp_path.glob("at-*")), "a worker is at the batch")
        first.kill()
        (tmp_path / "go").touch()
        with (
            dask_command(path, *scheduler),
            dask_command(path, "worker", address, "--nthreads", "1", "--no-dashboard"),
        ):  # its first worker ends when it has lost the scheduler
            task.result(timeout=240)
    engine.stop()
    assert same(batch, tmp_path / "here")


@contextmanager
def dask_command(path: str, command: str, *words: str) -> Generator[subprocess.Popen[bytes]]:
    """`dask COMMAND` in a process of its own, as its users start it."""
    code = "import sys; from dask.__main__ import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", code, command, *words],
        env={**os.environ, "PYTHONPATH": path, "POLARS_MAX_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
