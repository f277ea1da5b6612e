"""A DuckDB dialect for SQLAlchemy whose results outlive their connection.

Great Expectations gives a connection back to the pool before it fetches the result; duckdb-sqlalchemy's cursor is
empty by then and GX fails with "list index out of range". Buffering the rows right after execution cures it.
"""

from duckdb_sqlalchemy import Dialect, DuckDBExecutionContext
from sqlalchemy.dialects import registry
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

NAME = "duckdb.newsledger_buffered"
URL_SCHEME = NAME.replace(".", "+")


class BufferedExecutionContext(DuckDBExecutionContext):
    """Fetches every row at once, while the cursor still has them."""

    def post_exec(self) -> None:
        """Replace the fetch strategy by one over rows already in memory."""
        super().post_exec()
        description = self.cursor.description
        if description is not None:
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                self.cursor, alternate_description=description, initial_buffer=self.cursor.fetchall()
            )


class BufferedDuckDB(Dialect):
    """duckdb-sqlalchemy with buffered results; ``supports_statement_cache`` is not inherited, by SQLAlchemy's rule."""

    supports_statement_cache = True
    execution_ctx_cls = BufferedExecutionContext


def register() -> str:
    """Make the dialect known to SQLAlchemy and return its URL scheme."""
    registry.register(NAME, __name__, BufferedDuckDB.__name__)
    return URL_SCHEME
