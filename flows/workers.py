"""The workers of a run: an engine prepares batches, a process audits them. Started early, as their imports are slow."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.batch_files import Batch
from flows.engines.choice import engine_of
from flows.engines.killers import stage_or_split
from flows.engines.pool import Pool
from flows.engines.processes import Processes
from flows.engines.protocol import Work
from flows.processes import audit, warm_up_to_audit
from flows.settings import Settings

if TYPE_CHECKING:
    from expectations import Audit


class Workers:
    """The engine and the auditor of one run."""

    def __init__(self, settings: Settings, *, is_small: bool = False) -> None:
        """Start nothing yet.

        ``is_small``: there is so little to do that one process of this machine prepares and audits, as its imports
        would take longest; a cluster prepares nonetheless, if that was asked for.
        """
        os.environ.setdefault("POLARS_MAX_THREADS", "1")  # for the processes below: one core each, not all cores each
        self._settings = settings
        self._engine = engine_of(settings, 1 if is_small else settings.workers)
        if is_small and isinstance(self._engine, Processes):
            self._audit = self._engine.pool
        else:
            self._audit = Pool("The process of the quality checks", 1)

    @property
    def width(self) -> int:
        """How many batches are prepared at once. Raises EngineError if there is nobody to prepare any."""
        return self._engine.width

    def warm_up(self) -> None:
        """Begin what is slow of the engine, and the imports of the auditor (Great Expectations)."""
        self._engine.warm_up()
        self._audit.submit(warm_up_to_audit)

    def stage(self, batch: Batch, memory: Path, only: Path | None = None) -> None:
        """Write the tables of ``batch``. Raises WorkerDiedError, or EngineError."""
        page_seconds = self._settings.limits.max_page_seconds
        work = Work(batch.label, batch.raw, memory, batch.tables, only, page_seconds)
        stage_or_split(self._engine, work, is_split=self._settings.killing_batch == "split")

    def audit(self, *arguments: Any) -> "Audit":
        """Run `expectations.audit` in the auditor's process. Raises WorkerDiedError."""
        return self._audit.run(audit, *arguments, what="an audit")

    def stop(self) -> None:
        """End all processes; work that has not begun is dropped."""
        self._engine.stop()
        self._audit.stop()

    def kill(self) -> None:
        """End all processes now, whatever they are at; whoever waits for their work gets an EndedError."""
        self._engine.kill()
        self._audit.give_up()
        for process in active_children():
            process.kill()


_shared: Workers | None = None


@contextmanager
def shared_workers(settings: Settings, *, is_small: bool = False) -> Generator[Workers]:
    """The workers of this process: whoever asks first starts and stops them, others share; ``is_small`` as above."""
    global _shared  # noqa: PLW0603 - the command starts them before Prefect, which calls the flow, is imported
    is_owner = _shared is None
    workers = _shared = _shared or Workers(settings, is_small=is_small)
    try:
        yield workers
    except BaseException as error:
        if not isinstance(error, Exception):  # ctrl-C or SIGTERM: nobody wants to wait for what is being prepared
            workers.kill()
        raise
    finally:
        if is_owner:
            workers.stop()
            _shared = None
