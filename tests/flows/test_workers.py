"""Worker processes: deaf to ctrl-C, ended by us at once, and replaced when somebody else kills one."""

import os
import signal
import threading
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from flows.batch_files import Batch
from flows.engines.pool import Pool
from flows.engines.protocol import EndedError, WorkerDiedError
from flows.workers import Workers, shared_workers
from tests.flows.quick_ingest import settings_at

BATCH = Batch("b1", 1, Path("/nowhere"), 3, 3, 3)
MEMORY = Path("/nowhere/memory.parquet")


def blocked_signals(*_: object) -> set[int]:
    return {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, [])}


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(raw: Path, *_: object) -> None:
    """Kills its process, unless it did so before."""
    marker = Path(os.environ["DIE_ONCE"])
    if not marker.exists():
        marker.touch()
        die()


def sleep(*_: object) -> None:
    time.sleep(600)


@pytest.fixture
def workers(tmp_path: Path):
    made = Workers(settings_at(tmp_path))
    yield made
    made.stop()


def test_a_worker_never_sees_ctrl_c_and_we_still_do():
    pool = Pool("A process", 1)
    assert signal.SIGINT in pool.run(blocked_signals, what="a look")
    pool.stop()
    assert signal.SIGINT not in blocked_signals()


def test_a_killed_worker_is_replaced(workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DIE_ONCE", str(tmp_path / "died"))
    monkeypatch.setattr("flows.engines.processes.stage_batch", die_once)
    workers.stage(BATCH, MEMORY)
    assert (tmp_path / "died").exists()


def test_a_batch_that_kills_its_workers_is_named(workers: Workers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("flows.engines.processes.stage_batch", die)
    with pytest.raises(WorkerDiedError, match=r"preparing batch 1 .* newsledger ingest --batch-records"):
        workers.stage(BATCH, MEMORY)


def test_an_interrupt_does_not_wait_for_what_is_being_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("flows.workers._shared", None)
    monkeypatch.setattr("flows.engines.processes.stage_batch", sleep)
    before, errors, waiting = set(active_children()), list[BaseException](), threading.Thread()

    def wait(workers: Workers) -> None:
        try:
            workers.stage(BATCH, MEMORY)
        except EndedError as error:
            errors.append(error)

    with pytest.raises(KeyboardInterrupt), shared_workers(settings_at(tmp_path)) as workers:
        waiting = threading.Thread(target=wait, args=(workers,))
        waiting.start()
        while not set(active_children()) - before:
            time.sleep(0.05)
        raise KeyboardInterrupt
    waiting.join(timeout=120)
    assert len(errors) == 1
    assert set(active_children()) <= before
