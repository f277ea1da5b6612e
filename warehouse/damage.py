"""What a file that is no sound warehouse is told as: what is wrong, and the way back."""

from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamagedError, WarehouseEmptyError

_MAGIC, _MAGIC_AT = b"DUCK", 8
_SIGNS = (
    "not a valid duckdb database",
    "corrupt",
    "checksum",
    "could not read enough bytes",
    "could not read from file",
    "failed to deserialize",
    "serialization error",
    "replaying wal",
    "database has been invalidated",
)
WAY_BACK = "Look at all of it: newsledger doctor. Make it anew from the archive: newsledger rebuild"


def is_damage(message: str) -> bool:
    """Whether DuckDB complains of the file itself, and not of a lock, a permission or the disk."""
    return any(sign in message.lower() for sign in _SIGNS)


def refuse_foreign(path: Path) -> None:
    """Look at the first bytes, before DuckDB does: of another kind of file it would go and fetch an extension.

    Raises:
        WarehouseDamagedError: the file is not DuckDB's.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(_MAGIC_AT + len(_MAGIC))
    except IsADirectoryError as error:
        raise WarehouseDamagedError(f"{path} is a folder, not a warehouse. {WAY_BACK}") from error
    except OSError:
        return  # not there yet, or not to be read: DuckDB says so
    if not begin:
        raise WarehouseDamagedError(f"{path} is empty: it was cut off, or never written. {WAY_BACK}")
    if begin[_MAGIC_AT:] != _MAGIC:
        raise WarehouseDamagedError(f"{path} is no DuckDB database: it was overwritten or damaged. {WAY_BACK}")


def as_damage(path: Path, error: duckdb.Error) -> WarehouseDamagedError:
    """DuckDB's ``error`` about the file at ``path``, for the user."""
    return WarehouseDamagedError(f"{path} is damaged ({first_line(error)}). {WAY_BACK}")


def first_line(error: BaseException) -> str:
    """The first line of a message of DuckDB's, without its kind, which says less."""
    return str(error).partition("\n")[0].removeprefix("IO Error: ")


def refuse_without_schema(connection: duckdb.DuckDBPyConnection, place: object) -> None:
    """Of a DuckDB file that has no table of ours.

    Raises:
        WarehouseDamagedError: it has other tables.
        WarehouseEmptyError: it has none.
    """
    ((n_tables,),) = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE NOT internal").fetchall()
    if n_tables:
        raise WarehouseDamagedError(f"{place} is no warehouse of newsledger: it has other tables. {WAY_BACK}")
    raise WarehouseEmptyError(f"{place} has no tables yet. Fill it: newsledger ingest FOLDER. {WAY_BACK}")
