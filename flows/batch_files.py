"""Batches on disk: what travels between the steps is a folder of Parquet files, not frames."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.console import counted

#: One row a file that a batch finishes reading; `is_new` is false if its content was read before.
STAGED_FILES = pl.Schema(
    {
        "file_id": pl.String,
        "uri": pl.String,
        "reached_uri": pl.String,  # the address that a redirect led to, NULL if there was none
        "fingerprint": pl.String,
        "sha256": pl.String,
        "n_bytes": pl.Int64,
        "media_type": pl.String,
        "n_records": pl.Int64,
        "status": pl.String,
        "error": pl.String,
        "is_new": pl.Boolean,
    }
)

#: One row a feed that a batch finishes reading.
STAGED_FEEDS = pl.Schema({"uri": pl.String, "etag": pl.String, "last_modified": pl.String})
#: One row an entry of a feed that was not read before.
STAGED_ENTRIES = pl.Schema({"uri": pl.String, "entry_id": pl.String, "entry_key": pl.String, "record_id": pl.String})


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: its key, its folder, and how much is in it."""

    batch_id: str
    number: int  # within the run, from 1
    folder: Path
    n_files: int
    n_records: int
    n_bytes: int

    @property
    def label(self) -> str:
        """How a person tells it apart in the Prefect UI."""
        return f"batch {self.number} ({counted(self.n_files, 'file')}, {counted(self.n_records, 'record')})"

    @property
    def raw(self) -> Path:
        """The records as read (schema RAW)."""
        return self.folder / "raw" / "raw.parquet"

    @property
    def tables(self) -> Path:
        """Folder of the staged tables, one Parquet file each, named like the tables they are loaded into."""
        return self.folder / "tables"
