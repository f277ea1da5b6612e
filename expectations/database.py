"""The in-memory DuckDB of an audit: staged files as views, working tables built from them, thresholds and silences."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa
from sqlalchemy import event

from expectations.audit_model import FAILING, Terms
from expectations.reference import country_boxes, country_populations, populations

SQL_FOLDER = files("expectations").joinpath("tables")


def read_sql(name: str) -> str:
    """Text of ``expectations/tables/<name>.sql``."""
    return SQL_FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _quieten(connection: Any, _: object) -> None:
    """DuckDB draws a progress bar over the ingest's own when a query takes two seconds."""
    connection.execute("set enable_progress_bar = false")


class AuditDatabase:
    """One connection to the database that the Great Expectations engine reads too."""

    def __init__(self, engine: sa.Engine) -> None:
        """Hold one connection open and lay down macros and reference data."""
        self._engine = engine
        event.listen(engine, "connect", _quieten)
        self._keep_alive = engine.connect()  # a named in-memory database lives as long as one connection does
        self.run(read_sql("macros"))
        self.put("populations", populations())
        self.put("country_populations", country_populations())
        self.put("country_boxes", country_boxes())

    @contextmanager
    def _connection(self) -> Generator[sa.Connection]:
        with self._engine.begin() as connection:
            yield connection

    def run(self, statement: str) -> None:
        """Execute ``statement`` as it stands (its colons and braces are not parameters)."""
        with self._connection() as connection:
            connection.exec_driver_sql(statement)

    def fetch(self, query: str, schema: pl.Schema) -> pl.DataFrame:
        """Rows of ``query`` in the columns of ``schema``."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(query).fetchall()
        return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")

    def scalar(self, query: str) -> Any:
        """First column of the first row."""
        with self._connection() as connection:
            return connection.exec_driver_sql(query).scalar()

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Create table ``name`` with the rows of ``frame``."""
        with self._connection() as connection:
            native: Any = connection.connection.driver_connection
            native.register("incoming", frame.to_arrow())
            native.execute(f"create or replace table {name} as from incoming")
            native.unregister("incoming")

    def stage(self, tables: Mapping[str, Path]) -> None:
        """Give each Parquet file a view ``staged_<name>``."""
        for name, path in tables.items():
            literal = str(path).replace("'", "''")
            self.run(f"create or replace view staged_{name} as from read_parquet('{literal}')")

    def begin(self, terms: Terms) -> None:
        """Start an audit: thresholds and silences in place, nothing failing yet."""
        latest = terms.as_of + timedelta(days=terms.parameters["max_days_ahead"])
        self.put("thresholds", pl.DataFrame([{**terms.parameters, "as_of": terms.as_of, "latest_day": latest}]))
        active = [silence for silence in terms.silences if silence.until >= terms.as_of]
        self.put("silences", pl.DataFrame(active, schema=["expectation", "outlet", "reason", "until"], orient="row"))
        self.put("failing", FAILING.to_frame())
