"""Commands that work on the DuckDB file itself, which a lake does not have."""

from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.location import File

_INSTEAD = {
    "backup": "PostgreSQL and the storage have backups of their own, see docs/scale-out.md; or copy it to a file of a "
    "home, and back that up: newsledger lake copy --to-file FILE",
    "restore": "Restore to a home without a lake, and copy it: newsledger lake copy --from-file FILE",
    "rebuild": "Rebuild a home without a lake from this archive and manifest, and copy it into a new lake: newsledger "
    "lake copy --from-file FILE",
}


def must_be_file(settings: Settings, command: str) -> None:
    """Raises WarehouseError, with what to do instead, if the warehouse is no file."""
    if not isinstance(settings.place, File):
        raise WarehouseError(
            f"`newsledger {command}` works on a warehouse in a file; this is {settings.place}. {_INSTEAD[command]}"
        )
