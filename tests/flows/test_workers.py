"""Worker processes and an interrupt: they are deaf to ctrl-C, and ended by us at once."""

import signal
import time
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children

import pytest

from flows.settings import Settings
from flows.workers import Workers, shared_workers


def blocked_signals() -> set[int]:
    return {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, [])}


def test_a_worker_never_sees_ctrl_c_and_we_still_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("flows.workers.stage_batch", blocked_signals)
    workers = Workers(1, 1.0)
    try:
        assert signal.SIGINT in workers.stage().result(timeout=120)
    finally:
        workers.stop()
    assert signal.SIGINT not in blocked_signals()


def test_an_interrupt_does_not_wait_for_what_is_being_prepared(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("flows.workers._shared", None)
    before = set(active_children())
    with pytest.raises(KeyboardInterrupt), shared_workers(Settings(workers=1)) as workers:
        monkeypatch.setattr("flows.workers.stage_batch", time.sleep)
        work = workers.stage(600)
        raise KeyboardInterrupt
    with pytest.raises(BrokenProcessPool):
        work.result(timeout=60)
    assert set(active_children()) <= before
