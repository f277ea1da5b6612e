"""Exit statuses: 0 completed, 2 wrong usage, 3 blocked by a quality check, 4 another run holds the lock, 1 the rest."""

import errno
import os
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import click

OK, FAILED, USAGE, BLOCKED, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 130

_AGAIN = "Nothing is lost: what was published stays, and the same command goes on from there."
_NO_SPACE = "No space left on device"  # as C, DuckDB and Polars all say it
_ELSEWHERE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR}


def status_of(error: BaseException) -> tuple[int, str | None]:
    """(exit status, message for the user) of an error; the message is None for one that nobody foresaw."""
    from warehouse.errors import RunLockedError, WarehouseError

    if told := _full(error) or _damaged(error):
        return FAILED, told
    if isinstance(error, BrokenPipeError):
        return FAILED, None
    if isinstance(error, RunLockedError):
        return LOCKED, str(error)
    if isinstance(error, click.ClickException):
        return FAILED, error.format_message()
    if isinstance(error, WarehouseError | OSError):
        return FAILED, _message(error)
    return _by_name(error)


def is_interruption(error: BaseException) -> bool:
    """Whether we were told to end: ctrl-C, SIGTERM.

    DuckDB, at a query when the signal comes, raises a RuntimeError of its own from what the handler raised.
    """
    is_at_query = isinstance(error, RuntimeError) and isinstance(error.__cause__, KeyboardInterrupt | SystemExit)
    return is_at_query or not isinstance(error, Exception)


def _by_name(error: BaseException) -> tuple[int, str | None]:
    """Errors whose classes are not imported here, as their modules are slow."""
    match type(error).__name__:
        case "BlockedError":
            return BLOCKED, f"Blocked by a quality check: {error}\nWhat it found: newsledger checks --failing"
        case "ValidationError":
            return USAGE, _settings(error)
        case "TOMLDecodeError":
            return USAGE, f"newsledger.toml cannot be read: {error}"
        case "ServerError" | "WorkerDiedError" | "EngineError":
            return FAILED, f"{error}\n{_AGAIN}"
        case "ConnectError" | "ConnectTimeout" | "ReadError" | "ReadTimeout" | "WriteError" | "RemoteProtocolError":
            return FAILED, f"The Prefect server does not answer any more ({type(error).__name__}). {_AGAIN}"
        case _:
            return FAILED, None


def _message(error: Exception) -> str:
    if not isinstance(error, OSError) or error.filename is None:
        return str(error)
    said = f"{error.strerror}: {error.filename}"
    return f"{said}\nWrite elsewhere with --home DIR." if error.errno in _ELSEWHERE else said


def _settings(error: Any) -> str:
    """Each wrong setting in a line of its own, by its name; no values, as they may hold the password of a service."""
    lines: list[str] = []
    for fault in error.errors(include_input=False, include_url=False):
        name = ".".join(map(str, fault["loc"]))
        unknown = fault["type"] in ("extra_forbidden", "unexpected_keyword_argument")
        variable = f"NEWSLEDGER_{name.upper().replace('.', '__')}"
        shown = variable if variable in os.environ else name
        lines.append(f"{shown}: {f'there is no such setting{_similar(name)}' if unknown else fault['msg']}")
    return "\n".join(["Wrong settings, from flags, the environment or newsledger.toml:", *(f"  {x}" for x in lines)])


def _similar(name: str) -> str:
    from flows.settings import names

    close = get_close_matches(name, names(), 1)
    return f"; did you mean {close[0]}?" if close else ""


def _full(error: BaseException) -> str | None:
    is_full = any(_is_full(cause) for cause in _causes(error))
    return f"The disk is full. Free some space. {_AGAIN}" if is_full else None


def _damaged(error: BaseException) -> str | None:
    """Of damage that DuckDB met in the middle of a query, behind whatever was made of its error."""
    from warehouse.damage import WAY_BACK, first_line, is_damage
    from warehouse.errors import WarehouseDamagedError

    if isinstance(error, WarehouseDamagedError):
        return str(error)
    by_duckdb = (cause for cause in _causes(error) if type(cause).__module__ in ("duckdb", "_duckdb"))
    found = next((first_line(cause) for cause in by_duckdb if is_damage(str(cause))), None)
    return f"The warehouse is damaged ({found}). {WAY_BACK}" if found else None


def _is_full(error: BaseException) -> bool:
    return (isinstance(error, OSError) and error.errno == errno.ENOSPC) or _NO_SPACE in str(error)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and what it was raised upon: Prefect's own trouble on a full disk hides the first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
