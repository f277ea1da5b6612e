"""What the tasks of a run share. Prefect walks, stores and shows every parameter of a task: they get the run's id."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flows.inbox import Plan
from flows.run import Run
from flows.workers import Workers


@dataclass
class Job:
    """A run with the processes that work for it, and what it found to do."""

    run: Run
    workers: Workers
    paths: tuple[str, ...]  # as typed, credentials included
    plan: Plan = field(default_factory=Plan)


_jobs: dict[str, Job] = {}


@contextmanager
def begun_job(run: Run, workers: Workers, paths: tuple[str, ...]) -> Generator[Job]:
    """Let tasks find the job by the run's id while inside."""
    job = _jobs[run.run_id] = Job(run, workers, paths)
    try:
        yield job
    finally:
        del _jobs[run.run_id]


def job_of(run_id: str) -> Job:
    """The job of a run that goes on in this process."""
    return _jobs[run_id]
