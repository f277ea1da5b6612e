"""Bytes to raw records, one module a format: recognised by content, streamed, bounded, never a crash on bad data."""

from .chunks import chunks, to_frame
from .limits import Limits
from .read import read_records
from .record import RawRecord
from .streams import counted

__all__ = ["Limits", "RawRecord", "chunks", "counted", "read_records", "to_frame"]
