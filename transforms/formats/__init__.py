"""Bytes to raw records, one module a format: recognised by content, streamed, bounded, never a crash on bad data."""

from .frames import to_frame, to_frames
from .limits import Limits
from .read import read_records
from .record import RawRecord
from .registry import Format, formats
from .streams import counted

__all__ = ["Format", "Limits", "RawRecord", "counted", "formats", "read_records", "to_frame", "to_frames"]
