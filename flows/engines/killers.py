"""Batches that kill their workers: proved to, then named, or split until the record that does it stands alone."""

from flows.engines.protocol import EndedError, Engine, Work, WorkerDiedError


def stage_or_split(engine: Engine, work: Work, *, is_split: bool) -> None:
    """Stage ``work``; what loses its workers is tried once more in a process of its own.

    That may end well: who stands beside a killer is accused with it. What dies there too is split if ``is_split``.

    Raises:
        WorkerDiedError: it kills its worker, and is not to be split.
    """
    try:
        engine.stage(work)
    except EndedError:
        raise
    except WorkerDiedError:
        stage_suspect(engine, work, is_split=is_split)


def stage_suspect(engine: Engine, work: Work, *, is_split: bool) -> None:
    """Stage what is suspected of killing, in a process of its own. Raises as `stage_or_split`."""
    try:
        engine.stage_apart(work)
    except EndedError:
        raise
    except WorkerDiedError as error:
        if not is_split:
            raise WorkerDiedError(
                f"Each worker process was killed that was at preparing {work.label}, the last one had nothing else to "
                "do; mostly for want of memory. Smaller batches need less: newsledger ingest --batch-records 500 PATH. "
                'To have the record found that does it, and set aside as failed: killing_batch = "split"'
            ) from error
        from flows.engines.split import split  # with its imports, which hardly any run needs

        split(engine, work)
