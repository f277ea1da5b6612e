"""What every engine can do, what it is given, and how it says that it could not."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Work:
    """One batch to be staged: where it lies, where its tables go, and all that decides what becomes of it."""

    label: str  # what a message calls it
    raw: Path  # its records (schema RAW)
    memory: Path  # what earlier runs remember of repeated lines (schema LINE_COUNTS)
    tables: Path  # folder that its tables are written to
    only: Path | None  # `record_id` that are wanted, the others are evidence; None: all
    page_seconds: float  # CPU time for one web page


class Engine(Protocol):
    """Stages batches somewhere. `stage` waits, as whoever calls it is a thread that has nothing else to do.

    A batch whose worker dies is begun again elsewhere by the engine itself; only one that goes on killing its workers,
    or stood beside one that does, is a `WorkerDiedError`.
    """

    @property
    def width(self) -> int:
        """How many batches it works on at once, as things are now."""
        ...

    def warm_up(self) -> None:
        """Begin whatever is slow; returns at once."""
        ...

    def stage(self, work: Work) -> None:
        """Write the tables of ``work``. Raises WorkerDiedError, or EngineError if there is nobody to do it."""
        ...

    def stage_apart(self, work: Work) -> None:
        """The same in a process of its own, for what is suspected of killing: its death proves it, and hurts nobody."""
        ...

    def stop(self) -> None:
        """End what was started; work that has not begun is dropped."""
        ...

    def kill(self) -> None:
        """End it now, whatever it is at; whoever waits for it gets an `EndedError`."""
        ...


class WorkerDiedError(Exception):
    """The worker process of a batch was killed, and each one that took it over."""


class EndedError(WorkerDiedError):
    """It was us who ended the worker."""


class EngineError(Exception):
    """There is nobody to work for us: no scheduler, no worker, or none that would give the same rows."""
