"""A warehouse as a whole: saved to a file while runs go on, and a file put in its place.

A file is replaced, and kept aside. A lake is filled, and has to be empty: what readers on other machines have open is
not taken away from under them.
"""

from pathlib import Path

from flows.copying import copy_apart, copy_start
from flows.opening import for_reading, for_writing
from flows.settings import Settings
from warehouse.connection import open_reader
from warehouse.errors import WarehouseError
from warehouse.location import File
from warehouse.manifest import Manifest
from warehouse.salvage import exchange, fold_log


def save_to(settings: Settings, file: Path, manifest: Path) -> None:
    """Copy the warehouse, as it is between two batches, to ``file``, which is not there yet, and what it was made from.

    Where runs go on the manifest may be a batch ahead of a file, or behind a lake: `flows.manifest.reconcile` mends it.

    Raises:
        WarehouseError: it cannot be opened.
        OSError: it cannot be copied.
    """
    if isinstance(settings.place, File):
        _copy(settings, file, manifest)
        return
    from warehouse.lake.copying import copy_out

    copy_start(Manifest(settings.home).path, manifest)  # before the rows: a run it lacks is written down
    with for_reading(settings) as lake:
        copy_out(lake, file, lambda _table, _n_rows: None)


def _copy(settings: Settings, file: Path, manifest: Path) -> None:
    """While a reader of ours keeps writers out."""
    with open_reader(settings.warehouse, settings.warehouse_wait_seconds):
        for suffix in ("", ".wal"):
            source = settings.warehouse.with_name(settings.warehouse.name + suffix)
            if source.exists():
                copy_apart(source, file.with_name(file.name + suffix))
        copy_start(Manifest(settings.home).path, manifest)  # after the rows: it tells of all of them
    fold_log(file)


def must_take(settings: Settings) -> None:
    """Raises WarehouseError: it is a lake with runs in it, so nothing can be put in its place."""
    if isinstance(settings.place, File):
        return
    with for_reading(settings) as lake:
        ((n_runs,),) = lake.execute("SELECT count(*) FROM runs").fetchall()
    if n_runs:
        raise WarehouseError(
            f"{settings.place} has {n_runs:,} runs in it, and only an empty one is filled. Set lake to another "
            "database and lake_data to another place, make it with newsledger lake init, and try again"
        )


def put(settings: Settings, file: Path, why: str) -> Path | None:
    """Put the warehouse in ``file``, of the newest shape, in the place of what is there; where that was put aside."""
    if isinstance(settings.place, File):
        return exchange(file, settings.warehouse, why)
    from warehouse.lake.copying import copy_in

    with for_writing(settings) as lake:
        copy_in(lake, file, lambda _table, _n_rows: None)
    return None
