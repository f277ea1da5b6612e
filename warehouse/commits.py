"""What a commit says of itself: a lake keeps that with its snapshot, a file keeps nothing."""

import duckdb

_KIND = "SELECT type FROM duckdb_databases() WHERE database_name = current_database()"


def name_commit(connection: duckdb.DuckDBPyConnection, message: str) -> None:
    """Let the snapshot that this transaction will make say ``message``."""
    if connection.execute(_KIND).fetchall() == [("ducklake",)]:
        connection.execute("CALL set_commit_message('newsledger', ?)", [message])
