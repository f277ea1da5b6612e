"""Progress of a run: a bar on a terminal, a log line every few seconds elsewhere."""

from types import TracebackType


class Progress:
    """Counts files, records and bytes while a run goes on."""

    def __init__(self, total_files: int, total_bytes: int) -> None:
        """Know what is to come."""
        self.total_files, self.total_bytes = total_files, total_bytes

    def __enter__(self) -> "Progress":
        """Begin to show."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing."""

    def advance(self, files: int = 0, records: int = 0, n_bytes: int = 0) -> None:
        """Count on."""
