"""One writer over all machines: an advisory lock of the catalog's database, freed when its holder dies.

Who holds it is said by the name that its session goes by, which every role may read.
"""

import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from warehouse.errors import WarehouseError, WarehouseUnreachableError
from warehouse.lake.address import KEEPALIVE, Catalog, session_name
from warehouse.lock import UNKNOWN_HOLDER, still_locked

if TYPE_CHECKING:
    import psycopg

#: Of the lock: "newsl"; it is of this database only.
KEY = 0x6E6577736C
_PAUSE = 0.5  # seconds between tries

_HOLDER = """
SELECT a.application_name, host(a.client_addr)
FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.classid = %(upper)s AND l.objid = %(lower)s
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@dataclass
class HeldLock:
    """The lock while it is held."""

    _session: "psycopg.Connection[Any]"

    def must_hold(self) -> None:
        """Raises WarehouseError: the session that holds it is gone, so another run may have begun."""
        import psycopg  # noqa: PLC0415 - of the extra

        try:
            self._session.execute("SELECT 1")
        except psycopg.Error as error:
            raise WarehouseError(
                "The connection to the lake's catalog that held the run lock is gone, so another run may be at work. "
                "What was published stays; the same command goes on from there."
            ) from error


def holder(catalog: Catalog) -> dict[str, str] | None:
    """Who holds the lock (pid, host, since, command), None if it is free."""
    with _session(catalog) as session:
        return _holder(session)


@contextmanager
def catalog_lock(
    catalog: Catalog, wait: float, command: str, on_wait: Callable[[dict[str, str]], None]
) -> Generator[HeldLock]:
    """Hold the lock; if it is taken call ``on_wait`` with the holder once, then wait.

    Raises:
        RunLockedError: still taken after ``wait`` seconds.
        WarehouseUnreachableError: the catalog cannot be reached.
    """
    with _session(catalog, _named(command)) as session:
        deadline, told = time.monotonic() + wait, False
        while not session.execute("SELECT pg_try_advisory_lock(%s)", [KEY]).fetchall()[0][0]:
            who = _holder(session) or UNKNOWN_HOLDER
            if not told and wait:
                on_wait(who)
                told = True
            if time.monotonic() >= deadline:
                raise still_locked(who, "the lock of the lake", wait)
            time.sleep(min(_PAUSE, max(0.0, deadline - time.monotonic())))
        yield HeldLock(session)


@contextmanager
def _session(catalog: Catalog, name: str | None = None) -> "Generator[psycopg.Connection[Any]]":
    session = connect(catalog, name)
    try:
        yield session
    finally:
        session.close()


def connect(catalog: Catalog, name: str | None = None) -> "psycopg.Connection[Any]":
    """A session with the catalog's database, each statement its own transaction. Raises WarehouseUnreachableError."""
    import psycopg  # noqa: PLC0415 - of the extra

    try:
        return psycopg.connect(
            host=catalog.host,
            port=catalog.port,
            dbname=catalog.database,
            user=catalog.user,
            password=catalog.password,
            application_name=name or session_name(str(os.getpid())),
            options=KEEPALIVE,
            autocommit=True,
            **catalog.parameters,  # type: ignore[arg-type]
        )
    except psycopg.Error as error:
        raise cannot_be_reached(catalog, str(error) or type(error).__name__) from None


def cannot_be_reached(catalog: Catalog, why: str) -> WarehouseUnreachableError:
    """The error; ``why`` is what PostgreSQL said, of many addresses each in a line of its own."""
    said = " ".join(why.split()).rstrip(".?")
    return WarehouseUnreachableError(
        f"The lake's catalog {catalog} cannot be reached: {said}. It is the setting lake; what else may be wrong: "
        "newsledger doctor"
    )


def _named(command: str) -> str:
    return session_name(command.replace(" ", "-"), str(os.getpid()), f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}")


def _holder(session: "psycopg.Connection[Any]") -> dict[str, str] | None:
    rows = session.execute(_HOLDER, {"upper": KEY >> 32, "lower": KEY & 0xFFFFFFFF}).fetchall()
    if not rows:
        return None
    name, address = rows[0]
    words = name.split(" ", 4)
    if len(words) != 5 or words[0] != "newsledger":
        return UNKNOWN_HOLDER | {"host": address or "?"}
    at = datetime.strptime(words[3], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return {
        "pid": words[2],
        "host": words[4],
        "since": at.isoformat(timespec="seconds"),
        "command": words[1].replace("-", " "),
    }
