"""How far a run is: a bar on a terminal, a line every few seconds elsewhere."""

import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from flows.console import counted, err, note

_TELLING_SHARE = 0.01  # of the work must be done before its speed says how long the rest takes
_LINE_SECONDS = 5.0  # between two lines where there is no terminal
_REFRESH_PER_SECOND = 4  # the bar costs time on the cores that read


class Progress:
    """Counts files, records and bytes while a run goes on, and shows them."""

    def __init__(
        self,
        total_files: int,
        total_bytes: int,
        *,
        console: Console | None = None,
        say: Callable[[str], None] = note,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Know what is to come; ``say`` takes the lines where ``console`` is no terminal, ``clock`` gives seconds."""
        self.total_files, self.total_bytes = total_files, total_bytes
        self.files = self.records = self.n_bytes = self.staged = 0
        self._say, self._clock = say, clock
        self._began = self._said = clock()
        self._bar = _bar(console or err()) if (console or err()).is_terminal else None

    def __enter__(self) -> Self:
        """Begin to show."""
        self._began = self._said = self._clock()
        if self._bar is not None:
            self._bar.add_task("", total=max(self.total_bytes, 1), facts=self.facts)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing; the bar disappears, as the summary says the same."""
        if self._bar is not None:
            self._bar.stop()

    def advance(self, files: int = 0, records: int = 0, n_bytes: int = 0, staged: int = 0) -> None:
        """Count on: ``files`` read to their end, ``records`` published, ``n_bytes`` and ``staged`` records read."""
        self.files += files
        self.staged += staged
        self.records += records
        self.n_bytes += n_bytes
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self.share * self.total_bytes, facts=self.facts)
        elif self._clock() - self._said >= _LINE_SECONDS:
            self._said = self._clock()
            self._say(self.facts)

    def read(self, files: int, n_bytes: int) -> None:
        """Count files and bytes that were read."""
        self.advance(files=files, n_bytes=n_bytes)

    @property
    def share(self) -> float:
        """How much of the work is done, 0 to 1: of what there is to read, what is published too."""
        is_read = min(self.n_bytes / self.total_bytes, 1.0) if self.total_bytes else float(self.n_bytes > 0)
        return is_read * self.records / self.staged if self.staged else is_read

    @property
    def facts(self) -> str:
        """Files, records, speed and what is left of the time, in one line."""
        seconds = max(self._clock() - self._began, 1e-9)
        left = timedelta(seconds=round(seconds / self.share - seconds)) if self.share > _TELLING_SHARE else "unknown"
        counts = f"{self.files:,} of {counted(self.total_files, 'file')}, {counted(self.records, 'record')}"
        return f"{counts}, {self.n_bytes / seconds / 1e6:.1f} MB/s, time left {left}"


def _bar(console: Console) -> Bar:
    columns = (BarColumn(bar_width=24), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.fields[facts]}"))
    return Bar(*columns, console=console, transient=True, refresh_per_second=_REFRESH_PER_SECOND)
