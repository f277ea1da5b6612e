"""The warehouse as an ingest opens it: patient, within the memory that settings allow, and once for many batches."""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager

from flows.console import note
from flows.settings import Settings
from warehouse.connection import Connection, open_reader, open_writer
from warehouse.holding import Held
from warehouse.location import File
from warehouse.migrate import tell_by

_held: dict[str, Held] = {}


@contextmanager
def kept_open(settings: Settings) -> Generator[None]:
    """What opens the warehouse while inside shares one opened file, which is let go when others wait for it.

    A lake is shared anyway, by whoever reads or writes.
    """
    place = settings.place
    if not isinstance(place, File):
        yield
        return
    with Held(place, settings.warehouse_wait_seconds, settings.warehouse_memory) as held:
        _held[place.address()] = held
        try:
            yield
        finally:
            del _held[place.address()]


def for_writing(settings: Settings) -> AbstractContextManager[Connection]:
    """See `open_writer`; what takes long is told."""
    tell_by(note)
    if held := _held.get(settings.place.address()):
        return held.use()
    return open_writer(settings.place, settings.warehouse_wait_seconds, settings.warehouse_memory)


def for_reading(settings: Settings) -> AbstractContextManager[Connection]:
    """See `open_reader`; for our own queries only, which may use files."""
    if held := _held.get(settings.place.address()):
        return held.use()
    return open_reader(settings.place, settings.warehouse_wait_seconds, locked=False, memory=settings.warehouse_memory)
