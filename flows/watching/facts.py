"""What is to be watched of a home, read at one moment."""

import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from flows.home import find_place
from warehouse.connection import Connection, open_reader
from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError
from warehouse.location import Place
from warehouse.lock import lock_holder
from warehouse.looks import Look, last_look
from warehouse.sql import load_sql

N_OUTLETS = 200  # that a metric names: each is a time series of its own, and the tail of outlets is long
_WAIT = 1.0  # seconds for the warehouse: whoever asks, asks again
_MEMORY = 256 << 20

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Ledger:
    """What the warehouse says."""

    totals: Row
    runs: list[Row]
    newest: Row | None
    records: list[Row]
    outlets: list[Row]


@dataclass(frozen=True)
class Facts:
    """A home as it is now; ``ledger`` is None if there is no warehouse, or it could not be read (``problem``)."""

    asked_at: datetime
    ledger: Ledger | None
    problem: str | None
    is_busy: bool  # a run holds the file: no problem, the ledger is that of before
    look: Look | None
    holder: dict[str, str] | None  # of the run lock
    warehouse_bytes: int
    free_bytes: int


@dataclass
class Watcher:
    """Reads a home again and again; while a run holds the warehouse it says what it read before."""

    home: Path
    _known: tuple[Hashable, Ledger] | None = field(default=None)

    @property
    def _place(self) -> Place:
        return find_place(self.home)

    def facts(self) -> Facts:
        """As it is now."""
        ledger, problem, is_busy = self._ledger()
        return Facts(
            datetime.now(UTC),
            ledger,
            problem,
            is_busy,
            last_look(self.home),
            lock_holder(self.home) or self._asked(lambda place: place.holder(), None),
            self._asked(lambda place: place.n_bytes(), 0),
            shutil.disk_usage(next(one for one in (self.home, *self.home.absolute().parents) if one.exists())).free,
        )

    def _asked(self, ask: Callable[[Place], T], otherwise: T) -> T:
        """What the place says; a lake may be out of reach, which `problem` tells."""
        try:
            return ask(self._place)
        except WarehouseError:
            return otherwise

    def _ledger(self) -> tuple[Ledger | None, str | None, bool]:
        place = self._place
        try:
            written = place.written()
            if self._known is None or self._known[0] != written:
                with open_reader(place, _WAIT, memory=_MEMORY) as warehouse:
                    self._known = written, _read(warehouse)
        except WarehouseBusyError:
            return (self._known[1] if self._known else None), None, True
        except WarehouseMissingError:
            return None, f"there is no warehouse at {place} yet", False
        except (WarehouseError, OSError) as error:
            return None, str(error), False
        return self._known[1], None, False


def _read(warehouse: Connection) -> Ledger:
    newest = _rows(warehouse, "watch_newest")
    return Ledger(
        _rows(warehouse, "watch_totals")[0],
        _rows(warehouse, "watch_runs"),
        newest[0] if newest else None,
        _rows(warehouse, "watch_records"),
        _rows(warehouse, "watch_outlets", n_outlets=N_OUTLETS),
    )


def _rows(warehouse: Connection, query: str, **parameters: object) -> list[Row]:
    cursor = warehouse.execute(load_sql(query), parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
