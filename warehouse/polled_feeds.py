"""What the ledger knows of feeds: how each answered last, and which entries it gave."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

import duckdb
import polars as pl

from warehouse.sql import load_sql


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What asking a feed came to: the columns of `feeds` that it sets."""

    uri: str
    status: str  # ok, failing or gone
    asked_at: datetime
    problem: str | None = None
    moved_to: str | None = None
    etag: str | None = None  # of an answer with nothing new; that of others is set when their entries are loaded
    last_modified: str | None = None
    retry_at: datetime | None = None


def has_feeds(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the warehouse has the tables of feeds: one that an older newsledger wrote gets them by the next run."""
    return bool(connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'feeds'").fetchall())


def known_feeds(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Columns uri, etag, last_modified, retry_at of every feed."""
    return connection.execute("SELECT uri, etag, last_modified, retry_at FROM feeds").pl()


def known_entries(connection: duckdb.DuckDBPyConnection, uris: Sequence[str] | None = None) -> pl.DataFrame:
    """Columns uri, entry_id of every entry ever read, of feeds at ``uris`` if they are given."""
    query = "SELECT uri, entry_id FROM feed_entries WHERE $uris IS NULL OR list_contains($uris, uri)"
    return connection.execute(query, {"uris": list(uris) if uris is not None else None}).pl()


def note_answers(connection: duckdb.DuckDBPyConnection, answers: Iterable[FeedAnswer]) -> None:
    """Bring `feeds` up to date, all or nothing."""
    connection.begin()
    for answer in answers:
        connection.execute(load_sql("note_feed"), asdict(answer))
    connection.commit()
