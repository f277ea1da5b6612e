"""A way into the warehouse of a home folder."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from warehouse.connection import Connection, open_reader
from warehouse.location import place_of


@contextmanager
def connect(
    home: str | Path = ".newsledger", wait: float = 30.0, *, lake: str | None = None, lake_data: str | None = None
) -> Generator[Connection]:
    """A read-only DuckDB connection while inside: ``.execute(sql).pl()`` gives a Polars frame, ``.fetchall()`` rows.

    An ingest waits while it is open, so ask and leave. It is safe for SQL typed by anybody: no files, no network.
    ``lake`` and ``lake_data`` as the settings of these names (docs/scale-out.md): there nobody waits, and what is safe
    are the rights of a reader.

    Raises:
        WarehouseError: there is no warehouse, an ingest held it for ``wait`` seconds, or it is damaged.
    """
    with open_reader(place_of(Path(home), lake, lake_data), wait) as connection:
        yield connection
