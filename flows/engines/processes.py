"""The engine that needs nothing: worker processes of this machine."""

from flows.engines.pool import Pool
from flows.engines.protocol import Work
from flows.processes import stage_batch, warm_up_to_prepare


class Processes:
    """A pool of processes, which read and write the staged files themselves."""

    def __init__(self, n_workers: int) -> None:
        """Start nothing yet."""
        self.width = n_workers
        self.pool = Pool("A worker process", n_workers)

    def warm_up(self) -> None:
        """Begin the slow imports of one process."""
        self.pool.submit(warm_up_to_prepare)

    def stage(self, work: Work) -> None:
        """Run `stage_batch` in one of them."""
        self._stage(self.pool, work)

    def stage_apart(self, work: Work) -> None:
        """Run it in a process of its own."""
        apart = Pool("A worker process of its own", 1, attempts=1)
        try:
            self._stage(apart, work)
        finally:
            apart.stop()

    def stop(self) -> None:
        """End them all; work that has not begun is dropped."""
        self.pool.stop()

    def kill(self) -> None:
        """From now on one that ends is not replaced: whoever ends a run kills all processes of ours."""
        self.pool.give_up()

    def _stage(self, pool: Pool, work: Work) -> None:
        files = (work.raw, work.memory, work.tables, work.only)
        pool.run(stage_batch, *files, work.page_seconds, what=f"preparing {work.label}")
