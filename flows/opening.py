"""The warehouse as an ingest opens it: patient, and within the memory that the settings allow."""

from contextlib import AbstractContextManager

from flows.console import note
from flows.settings import Settings
from warehouse.connection import Connection, open_reader, open_writer
from warehouse.migrate import tell_by


def for_writing(settings: Settings) -> AbstractContextManager[Connection]:
    """See `open_writer`; what takes long is told."""
    tell_by(note)
    return open_writer(settings.place, settings.warehouse_wait_seconds, settings.warehouse_memory)


def for_reading(settings: Settings) -> AbstractContextManager[Connection]:
    """See `open_reader`; for our own queries only, which may use files."""
    return open_reader(settings.place, settings.warehouse_wait_seconds, locked=False, memory=settings.warehouse_memory)
