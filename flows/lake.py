"""A warehouse copied into a lake and back, while no run is in progress."""

from pathlib import Path

import click

from flows.exclusive_run import exclusive_run
from flows.settings import Settings
from warehouse.connection import open_reader, open_writer
from warehouse.lake import Lake
from warehouse.lake.copying import Told
from warehouse.lake.copying import copy_in as rows_in
from warehouse.lake.copying import copy_out as rows_out
from warehouse.migrate import is_newest


def copy_in(settings: Settings, place: Lake, file: Path, told: Told) -> int:
    """Copy the warehouse in ``file`` into the empty lake; returns the number of rows. Raises WarehouseError."""
    with exclusive_run(settings, "lake copy"):
        with open_reader(file, settings.warehouse_wait_seconds) as warehouse:
            is_older = not is_newest(warehouse)
        if is_older:
            raise click.ClickException(
                f"{file} was written by an older newsledger. Bring it forward first, in its home: newsledger review"
                " apply"
            )
        with open_writer(place, settings.warehouse_wait_seconds, settings.warehouse_memory) as lake:
            return rows_in(lake, file, told)


def copy_out(settings: Settings, place: Lake, file: Path, told: Told) -> int:
    """Copy the lake to ``file``, which must not be there; returns the number of rows. Raises WarehouseError."""
    if file.exists():
        raise click.ClickException(f"{file} is there already. Name a file that is not.")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    with exclusive_run(settings, "lake copy"):
        try:
            with open_writer(place, settings.warehouse_wait_seconds, settings.warehouse_memory) as lake:
                n_rows = rows_out(lake, part, told)
            part.rename(file)
        finally:
            part.unlink(missing_ok=True)
    return n_rows
