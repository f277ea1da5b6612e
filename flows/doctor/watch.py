"""How far the doctor is with the archive: the bar and the lines of an ingest, with facts of its own."""

from flows.progress import Progress


class Watch(Progress):
    """Counts files of the archive."""

    @property
    def facts(self) -> str:
        """Files and share, in one line."""
        done = f"{self.share:.0%}" if self.total_bytes else "…"
        return f"{self.files:,} of {self.total_files:,} files of the archive read again, {done}"
