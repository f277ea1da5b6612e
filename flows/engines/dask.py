"""The engine for more than one machine: a Dask cluster, of which a scheduler is given or which is started here.

Batches travel as bytes and come back as bytes; the driver writes them, so that audit and publish are as ever.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import dask.config
from distributed import Client, KilledWorker, LocalCluster

from flows.engines.dask_worker import Inputs, Versions, as_given, stage_inputs, versions_differ, versions_here
from flows.engines.pool import deaf_to_interrupts
from flows.engines.protocol import EndedError, EngineError, Work, WorkerDiedError
from transforms.rules_version import rules_version

LOCAL = "local-cluster:"
#: What makes up `Versions`; functions that any newsledger has.
_QUESTIONS: tuple[tuple[Any, ...], ...] = ((version, "newsledger"), (rules_version,))
_LOOK_SECONDS = 1.0  # between looks whether there is still anybody to work
_ATTEMPTS = 5  # at a batch that is lost by no fault of its own
_LOGGERS = ("distributed", "distributed.client", "distributed.gc")  # each has a level of its own
_KEPT = 4  # files that are sent once: the memory of repeated lines, one for each run that is extracted again
_CONFIG: dict[str, Any] = {
    "distributed.scheduler.allowed-failures": 0,  # what loses its worker in a cluster of ours is tried again apart
    "distributed.admin.large-graph-warning-threshold": "1GB",  # a batch is an argument, so that it can be sent again
    "distributed.nanny.pre-spawn-environ.POLARS_MAX_THREADS": 1,
    "distributed.deploy.lost-worker-timeout": "60s",  # a busy machine takes that long to start one in its place
}


class Dask:
    """A client of one cluster. It connects in a thread of its own, so that whoever warms it up need not wait."""

    def __init__(self, address: str, wait_seconds: float) -> None:
        """Start nothing yet. After ``wait_seconds`` without a scheduler or a worker that is an error."""
        self._address, self._wait_seconds = address, wait_seconds
        self._lock = threading.Lock()
        self._connected: Future[Client] | None = None
        self._cluster: Any = None  # a LocalCluster, if it is ours
        self._sent: dict[Path, Any] = {}  # futures of bytes that workers hold
        self._is_ending = False

    @property
    def width(self) -> int:
        """Threads of its workers now: one that joins is given work with the next batch."""
        return max(1, self._renewed_threads(self._client()))

    def warm_up(self) -> None:
        """Begin to connect; a cluster that is to be ours is started."""
        with self._lock:
            if self._connected is None:
                self._connected = _in_thread(self._connect)

    def stage(self, work: Work) -> None:
        """Have it staged by a worker, and write what comes back."""
        self._stage(work, is_suspect=False)

    def stage_apart(self, work: Work) -> None:
        """The same, in a process that the worker starts for it."""
        self._stage(work, is_suspect=True)

    def stop(self) -> None:
        """Leave the cluster, which drops what we asked for; one of ours ends."""
        self._is_ending = True
        self._sent.clear()
        if self._connected is not None and self._connected.done() and self._connected.exception() is None:
            self._connected.result().close()
        if self._cluster is not None:
            self._cluster.close()

    def kill(self) -> None:
        """From now on nobody waits for a worker."""
        self._is_ending = True

    def _client(self) -> Client:
        self.warm_up()
        assert self._connected is not None  # noqa: S101 - `warm_up` made it
        return self._connected.result()

    def _connect(self) -> Client:
        dask.config.set(_CONFIG)
        for name in _LOGGERS:  # what matters of what they say is told in our words
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            client = Client(self._begun(), timeout=self._wait_seconds, set_as_default=False, name="newsledger")
        except OSError as error:
            raise EngineError(
                f"No Dask scheduler answers at {self._address} within {self._wait_seconds:g} s (engine_wait_seconds): "
                f"{error}. Start it there with: dask scheduler"
            ) from None
        self._wait_for_worker(client)
        self._compare_versions(client)
        return client

    def _begun(self) -> Any:
        """What a client connects to: the address of a scheduler, or our own cluster, started now."""
        if not self._address.startswith(LOCAL):
            return self._address
        with deaf_to_interrupts():  # its workers, and those that will take their place
            self._cluster = LocalCluster(
                n_workers=self._n_ours,
                threads_per_worker=1,  # a batch keeps a core busy in Python
                memory_limit=0,  # no worker is ended for what it needs, as no process of ours is
                security=True,  # other users of this machine could have it run anything
                dashboard_address="127.0.0.1:0",
                worker_dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        return self._cluster

    def _wait_for_worker(self, client: Client) -> None:
        deadline = time.monotonic() + self._wait_seconds
        while not self._renewed_threads(client):
            if self._is_ending:
                raise EndedError("the run ended while it waited for a worker")
            if time.monotonic() > deadline:
                raise EngineError(self._nobody())
            time.sleep(_LOOK_SECONDS / 10)

    def _renewed_threads(self, client: Client) -> int:
        """Start anew whoever of ours is lost for good; returns the threads of all workers there are now.

        Whose worker dies while it starts, that nanny ends; nobody else would put another in its place.
        """
        found = _n_threads(client)
        if self._cluster is not None and found < self._n_ours and not self._is_ending:
            self._cluster.scale(self._n_ours)
        return found

    @property
    def _n_ours(self) -> int:
        return int(self._address.removeprefix(LOCAL))

    def _nobody(self) -> str:
        return (
            f"The Dask cluster {self._address} has had no worker for {self._wait_seconds:g} s (engine_wait_seconds). "
            f"Start one: POLARS_MAX_THREADS=1 dask worker {self._address} --nthreads 1 --nworkers N"
        )

    def _compare_versions(self, client: Client) -> None:
        """Refuse a cluster before anything is staged; who joins later is asked with each batch.

        The scheduler is asked too, as it reads what it passes on.
        """
        ours = versions_here()
        there = {f"worker {name}": each for name, each in _versions_of(client).items()}
        for who, found in {f"the scheduler {self._address}": _version_of_scheduler(client), **there}.items():
            if found != str(ours):
                raise EngineError(versions_differ(ours, who, found))

    def _stage(self, work: Work, *, is_suspect: bool) -> None:
        inputs = Inputs(work.label, work.raw.read_bytes(), work.page_seconds, is_suspect, versions_here())
        tables = self._computed(inputs, work)
        work.tables.mkdir(parents=True, exist_ok=True)
        for name, content in tables.items():
            (work.tables / f"{name}.parquet").write_bytes(content)

    def _computed(self, inputs: Inputs, work: Work) -> dict[str, bytes]:
        client = self._client()
        for _ in range(_ATTEMPTS):
            memory, only = (self._sent_once(client, path) for path in (work.memory, work.only))
            # not pure: equal bytes may be different batches
            task = client.submit(stage_inputs, inputs, memory, only, pure=False)
            try:
                return self._result(client, task, work.label)
            except CancelledError:  # the scheduler went, and forgot all
                with self._lock:
                    self._sent.clear()
            except KilledWorker as error:
                if not inputs.is_suspect:  # a suspect has a process of its own, so it was another batch's fault
                    raise WorkerDiedError(f"{work.label} lost each worker that tried it ({error})") from None
            self._wait_for_worker(client)
        raise EngineError(f"The Dask cluster {self._address} lost {work.label} {_ATTEMPTS} times")

    def _sent_once(self, client: Client, path: Path | None) -> Any:
        """The bytes of a file that many batches need, as a task: what is scattered is lost with those who hold it."""
        if path is None:
            return None
        with self._lock:
            if path not in self._sent or self._sent[path].status in ("error", "cancelled"):
                self._sent[path] = client.submit(as_given, path.read_bytes(), pure=False)
                if len(self._sent) > _KEPT:
                    del self._sent[next(iter(self._sent))]
            return self._sent[path]

    def _result(self, client: Client, task: Any, label: str) -> dict[str, bytes]:
        is_done, last_seen = threading.Event(), time.monotonic()

        def note_end(_: object) -> None:
            is_done.set()

        task.add_done_callback(note_end)
        while True:
            if is_done.wait(_LOOK_SECONDS):
                try:
                    return task.result(timeout=self._wait_seconds)
                except TimeoutError:  # its worker went before the result was fetched: it is made again
                    is_done.clear()
            if self._is_ending:
                raise EndedError(f"the run ended while {label} was prepared")
            if self._renewed_threads(client):
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > self._wait_seconds:
                raise EngineError(self._nobody())


def _n_threads(client: Client) -> int:
    """Threads of all workers; 0 while the scheduler does not answer."""
    try:
        return sum(_answers(client.nthreads()).values())
    except OSError:
        return 0


def _version_of_scheduler(client: Client) -> str:
    try:
        answers: list[Any] = [client.run_on_scheduler(ask, *what) for ask, *what in _QUESTIONS]
        return str(Versions(*answers))
    except (ImportError, AttributeError) as error:
        return _other(error)


def _versions_of(client: Client) -> dict[str, str]:
    """What each worker has, by address; without those that left while they were asked."""
    packages, rules = (_answers(client.run(ask, *what, on_error="return")) for ask, *what in _QUESTIONS)
    found: dict[str, str] = {}
    for worker, answers in ((worker, (packages[worker], rules[worker])) for worker in packages if worker in rules):
        errors = [each for each in answers if isinstance(each, Exception)]
        if not any(isinstance(error, OSError) for error in errors):
            found[worker] = _other(errors[0]) if errors else str(Versions(*answers))
    return found


def _other(error: Exception) -> str:
    return f"no newsledger that could be asked ({type(error).__name__}: {error})"


def _answers(given: object) -> dict[str, Any]:
    """What workers answered, by address: a client that is not asynchronous, as ours, never gives a coroutine."""
    return cast("dict[str, Any]", given)


def _in_thread(work: Callable[[], Client]) -> Future[Client]:
    """Begin ``work`` in a thread that nobody waits for at exit."""
    future: Future[Client] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - it is raised where the client is asked for
            future.set_exception(error)

    threading.Thread(target=run, name="dask", daemon=True).start()
    return future
