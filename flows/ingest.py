"""THE flow: files in, warehouse out. Everything it calls is a plain function; Prefect is put on here.

What passes through Prefect is the run's id, counts and names of batches: small, unchanging, fit to be shown.
"""

from collections import deque
from typing import Any, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.batch_files import Batch
from flows.exclusive_run import exclusive_run
from flows.job import Job, begun_job, job_of
from flows.listing import Unlisted
from flows.opening import kept_open
from flows.planning import planned
from flows.prefect_server import flow_run_page
from flows.progress import Progress
from flows.publishing import publish
from flows.reading import BatchBounds, Reader
from flows.request import requested
from flows.run import recorded_run, run_row
from flows.run_audit import audit_run
from flows.run_counts import run_markdown
from flows.watching.observed import observed
from flows.workers import shared_workers

#: Between the steps travel paths, not frames: there is nothing to hash, cache or persist.
_plain: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(name="discover", task_run_name="discover what is new", **_plain)
def discover_task(run_id: str) -> int:
    """Plan what to read; returns the number of new files."""
    job = job_of(run_id)
    job.plan = planned(job.run, job.paths)
    return len(job.plan.new)


@task(name="prepare", task_run_name="prepare {batch.label}", **_plain)
def prepare_task(batch: Batch, run_id: str) -> Batch:
    """Stage the tables of one batch, by a worker somewhere."""
    job = job_of(run_id)
    job.workers.stage(batch, job.run.memory)
    return batch


@task(name="publish", task_run_name="publish {batch.label}", **_plain)
def publish_task(batch: Batch, run_id: str) -> dict[str, int]:
    """Audit one staged batch and load it, all or nothing; returns its records by outcome."""
    job = job_of(run_id)
    return publish(job.run, batch, job.workers)


@task(name="review", task_run_name="review the run", **_plain)
def review_task(run_id: str) -> None:
    """Compare the run with the runs before it."""
    job = job_of(run_id)
    audit_run(job.run, job.workers)


#: Its threads only wait for workers, one for each batch in work; they are begun as they are needed, so that this is no
#: bound that a cluster meets. Typed, as Prefect's own annotation leaves the type open.
_runner = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=1_000))


@flow(name="newsledger ingest", validate_parameters=False, task_runner=_runner)
def ingest(inboxes: list[str]) -> dict[str, Any]:
    """Ingest what is new in ``inboxes`` (as shown: see `flows.request`); returns the run's row of `runs`."""
    request = requested(inboxes)
    settings = request.settings
    with exclusive_run(settings, "ingest"), shared_workers(settings) as workers:
        page = flow_run_page()
        with (
            observed(settings) as lineage,
            kept_open(settings),
            recorded_run(settings, page=page) as run,
            begun_job(run, workers, request.paths) as job,
        ):
            lineage.started(run.run_id, run.started_at)
            discover_task(run.run_id)
            with Progress(len(job.plan.new), job.plan.n_bytes) as progress:
                postponed = _process(job, progress)
            review_task(run.run_id)
        row = run_row(settings, run.run_id)
    create_markdown_artifact(run_markdown(row, job.plan), key="newsledger-run", description=f"Run {run.run_id}")
    return {
        **row,
        "n_seen": job.plan.n_seen,
        "left": [(item.uri, item.reason) for item in (*job.plan.left, *postponed)],
    }


def _process(job: Job, progress: Progress) -> list[Unlisted]:
    run, settings = job.run, job.run.settings
    bounds = BatchBounds(settings.batch_records, settings.batch_bytes)
    reader = Reader(run.archive, run.known, run.folder, settings.limits, bounds, run.before)
    window: deque[PrefectFuture[Batch]] = deque()
    for batch in reader.batches(job.plan.new, job.plan.refused, progress.read):
        progress.advance(staged=batch.n_records)
        window.append(prepare_task.submit(batch, run.run_id))
        while len(window) > job.workers.width + settings.batches_ahead:
            _publish_next(window, job, progress)
    while window:
        _publish_next(window, job, progress)
    return reader.postponed


def _publish_next(window: deque[PrefectFuture[Batch]], job: Job, progress: Progress) -> None:
    batch = window.popleft().result()
    publish_task(batch, job.run.run_id)
    progress.advance(records=batch.n_records)
    job.run.discard(batch)
