"""What every reader yields, and where it stands while it reads."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, NamedTuple

from .file_names import base_name
from .limits import Limits


class RawRecord(NamedTuple):
    """One delivered record: the columns of `schemas.RAW` without the keys that the flow knows.

    A named tuple, as millions of these are made: a frozen dataclass takes three times as long to build.
    """

    ordinal: int
    external_id: str | None = None
    member: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    author: str | None = None
    extra: str | None = None
    reason: str | None = None


class BadInputError(Exception):
    """The data is at fault: what follows in this file or member cannot be read."""

    def __init__(self, code: str, detail: str) -> None:
        """``code`` names the kind of problem in one word, ``detail`` says what was met."""
        super().__init__(f"{code}: {detail}")


class ExhaustedError(BadInputError):
    """A limit on the whole file is used up, so its other members are not read either."""


@dataclass(slots=True)
class Counter:
    """Numbers the records of one file, over all its members."""

    n_records: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """The file or archive member that is being read."""

    name: str  # a hint at the format; the content decides. Less the suffixes of the compressions around it
    limits: Limits
    file_name: str  # as delivered: the external id of one-record files
    member: str | None = None
    depth: int = 0  # containers around it
    counter: Counter = field(default_factory=Counter)  # shared by all members
    opener: "Opener | None" = None  # reads a member, whatever its format

    def unpacked(self, name: str) -> "Origin":
        """The origin inside a compression."""
        return replace(self, name=name, depth=self._deeper())

    def inside(self, member: str) -> "Origin":
        """The origin of a member of this archive."""
        path = member if self.member is None else f"{self.member}/{member}"
        return replace(self, name=member, file_name=base_name(member), member=path, depth=self._deeper())

    def read_member(self, member: str, data: bytes) -> Iterator[RawRecord]:
        """The records of something that is delivered inside this, as an attachment is."""
        inner = self.inside(member)
        if self.opener is not None:
            yield from self.opener(io.BytesIO(data), inner)

    def _deeper(self) -> int:
        if self.depth >= self.limits.max_nesting:
            raise BadInputError("nesting_limit", f"more than {self.limits.max_nesting} containers inside each other")
        return self.depth + 1

    @property
    def n_records(self) -> int:
        """Records of the whole file so far."""
        return self.counter.n_records

    def next_ordinal(self) -> int:
        """The number of the next record; raises `ExhaustedError` past the limit."""
        ordinal = self.counter.n_records
        if ordinal >= self.limits.max_records:
            raise ExhaustedError("too_many_records", f"more than {self.limits.max_records:,} records in one file")
        self.counter.n_records += 1
        return ordinal

    def failed(self, reason: str, media_type: str | None = None, external_id: str | None = None) -> RawRecord:
        """A record that could not be read, ``reason`` being "<code>: <detail>"."""
        ordinal = self.counter.n_records
        self.counter.n_records += 1
        return RawRecord(
            ordinal=ordinal,
            external_id=external_id,
            member=self.member,
            media_type=media_type,
            reason=reason,
        )


Opener = Callable[[BinaryIO, Origin], Iterator[RawRecord]]
