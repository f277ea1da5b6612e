"""THE flow: files in, warehouse out. Everything it calls is a plain function; Prefect is put on here."""

from collections import deque
from typing import Any, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.alerts import telling
from flows.inbox import Plan, Rules, discover
from flows.progress import Progress
from flows.publishing import publish
from flows.reading import Bounds, Reader
from flows.report import run_markdown
from flows.review import review
from flows.run import Run, begun_run, summary
from flows.settings import Settings
from flows.sources import Unlisted
from flows.staging import Batch
from flows.turn import turn
from flows.workers import Workers, shared_workers

#: Between the steps travel paths, not frames: there is nothing to hash, cache or persist.
_plain: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(name="discover", task_run_name="discover what is new", **_plain)
def discover_task(paths: list[str], run: Run) -> Plan:
    """What is new at ``paths``."""
    settings = run.settings
    rules = Rules(
        now=run.started_at.timestamp(),
        min_age_seconds=settings.min_age_seconds,
        max_file_bytes=settings.limits.max_file_bytes,
        excluded=settings.home,
    )
    return discover(paths, run.seen, rules)


@task(name="prepare", task_run_name="prepare {batch.label}", **_plain)
def prepare_task(batch: Batch, run: Run, workers: Workers) -> Batch:
    """Stage the tables of one batch, in a worker process."""
    workers.stage(batch.raw, run.memory, batch.tables).result()
    return batch


@task(name="publish", task_run_name="publish {batch.label}", **_plain)
def publish_task(batch: Batch, run: Run, workers: Workers) -> dict[str, int]:
    """Audit one staged batch and load it, all or nothing."""
    return publish(run, batch, workers)


@task(name="review", task_run_name="review the run", **_plain)
def review_task(run: Run, workers: Workers) -> None:
    """Compare the run with the runs before it."""
    review(run, workers)


#: Its threads only wait for worker processes; typed, as Prefect's own annotation leaves the type open.
_runner = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=8))


@flow(name="newsledger ingest", validate_parameters=False, task_runner=_runner)
def ingest(paths: list[str], overrides: dict[str, Any] | None = None) -> dict[str, Any]:
    """Ingest what is new at ``paths``; returns the run's row of `runs`. ``overrides`` are settings by name."""
    settings = Settings(**(overrides or {}))
    with turn(settings, "ingest"), shared_workers(settings) as workers:
        with telling(settings), begun_run(settings) as run:
            plan = discover_task(paths, run)
            with Progress(len(plan.new), plan.n_bytes) as progress:
                postponed = _process(run, plan, workers, progress)
            review_task(run, workers)
        row = summary(settings, run.run_id)
    create_markdown_artifact(run_markdown(row, plan), key="newsledger-run", description=f"Run {run.run_id}")
    return {**row, "n_seen": plan.n_seen, "left": plan.left + [(item.uri, item.reason) for item in postponed]}


def _process(run: Run, plan: Plan, workers: Workers, progress: Progress) -> list[Unlisted]:
    settings = run.settings
    bounds = Bounds(settings.batch_records, settings.batch_bytes)
    reader = Reader(run.archive, run.known, run.folder, settings.limits, bounds)
    window: deque[PrefectFuture[Batch]] = deque()
    for batch in reader.batches(plan.new, plan.refused, progress.read):
        progress.advance(staged=batch.n_records)
        window.append(prepare_task.submit(batch, run, workers))
        if len(window) > settings.workers + settings.batches_ahead:
            _publish_next(window, run, workers, progress)
    while window:
        _publish_next(window, run, workers, progress)
    return reader.postponed


def _publish_next(window: deque[PrefectFuture[Batch]], run: Run, workers: Workers, progress: Progress) -> None:
    batch = window.popleft().result()
    publish_task(batch, run, workers)
    progress.advance(records=batch.n_records)
    run.discard(batch)
