"""Reading: files into the archive, their records into batches of bounded size."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from flows.addresses import file_name, is_web
from flows.batch_files import STAGED_ENTRIES, STAGED_FEEDS, STAGED_FILES, Batch
from flows.listing import Listed, StillWrittenError, Unlisted, reached_by
from transforms.formats import Limits, RawRecord, counted, read_records, to_frame
from transforms.formats.feed_entries import entry_of, is_feed
from transforms.ids import stable_id
from transforms.schemas import RAW
from warehouse.archive import Archive, Archived

#: What was listed is no file that could hold a record: told to the user, but no entry of the ledger.
_NO_FILE = ("not_found:", "listed_before:")
_HEAD_BYTES = 1 << 16


def leaves_a_record(item: Unlisted) -> bool:
    """Whether what cannot be read is a file that could hold a record, so that it has to have an outcome."""
    return not item.reason.startswith(_NO_FILE)


def refusal_id(item: Unlisted) -> str:
    """The key in `files` of what could not be read: its address and the reason."""
    return stable_id("x", item.uri, item.reason)


@dataclass(frozen=True, slots=True)
class BatchBounds:
    """How much goes into one batch."""

    n_records: int
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier runs read of files that are read again, so that it is not delivered twice."""

    entries_of: Callable[[str], set[str]]  # address of a feed -> keys of the entries that were read
    #: file_id -> members that could not be read then and can now (None: the file itself); its others were.
    retried: Mapping[str, frozenset[str | None]] = field(default_factory=dict[str, frozenset[str | None]])


@dataclass
class _Filling:
    """The batch that is being filled."""

    frames: list[pl.DataFrame] = field(default_factory=list[pl.DataFrame])
    files: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    feeds: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    entries: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    n_records: int = 0
    n_bytes: int = 0


@dataclass
class _Met:
    """What was met in one file so far."""

    is_new: bool  # its content was not read before
    n_records: int = 0
    media_type: str | None = None  # of the first record that has one
    problem: str | None = None  # of the first record that has one
    is_read: bool = False  # some record has none

    def note(self, record: RawRecord) -> None:
        """Count ``record``."""
        self.n_records += 1
        self.media_type = self.media_type or record.media_type
        self.problem = self.problem or record.reason
        self.is_read = self.is_read or record.reason is None

    def columns(self) -> dict[str, object]:
        """Its columns of STAGED_FILES; a new file of which nothing could be read has failed."""
        has_failed = self.is_new and not self.is_read
        return {
            "media_type": self.media_type,
            "n_records": self.n_records,
            "status": "failed" if has_failed else "read",
            "error": self.problem if has_failed else None,
            "is_new": self.is_new,
        }


class Reader:
    """Turns listed files into batches on disk, one after the other; holds one batch in memory."""

    def __init__(
        self, archive: Archive, known: set[str], staging: Path, limits: Limits, bounds: BatchBounds, before: Before
    ) -> None:
        """``known`` holds the file_id of every content that was read before; ``staging`` is the run's own folder."""
        self._archive, self._known, self._staging = archive, known, staging
        self._limits, self._bounds, self._before = limits, bounds, before
        self._number = 0
        self._now = _Filling()
        self.postponed: list[Unlisted] = []

    def batches(
        self, listed: Iterable[Listed], refused: Iterable[Unlisted], advance: Callable[[int, int], None]
    ) -> Iterator[Batch]:
        """Read every file of ``listed``; ``advance`` is told (files, bytes) as they are read.

        A file that cannot be opened, like each of ``refused``, leaves a failed record. One that changes while it is
        read is left for the next run, see `postponed`.
        """
        for item in refused:
            if leaves_a_record(item):
                self._unreadable(item)
        for item in listed:
            n_read = 0

            def count(n_bytes: int) -> None:
                nonlocal n_read
                n_read += n_bytes
                advance(0, n_bytes)

            try:
                with item.open() as stream:
                    archived, reached = self._archive.store(stream), reached_by(stream)
            except StillWrittenError as error:
                self.postponed.append(Unlisted(item.uri, f"still_written: {error}"))
            except OSError as error:
                self._unreadable(Unlisted(item.uri, f"unreadable: {error.strerror or error}"))
            else:
                yield from self._read(item, archived, reached, count)
            advance(1, item.n_bytes - n_read)
        if self._now.files:
            yield self._close()

    def _read(
        self, item: Listed, archived: Archived, reached: str | None, count: Callable[[int], None]
    ) -> Iterator[Batch]:
        """Add the file's records to the batch, if its content is new; yields the batches that become full by it."""
        met = _Met(is_new=archived.file_id not in self._known)
        entries = self._before.entries_of(item.uri) if self._is_feed(item, archived) else None
        if met.is_new:
            self._known.add(archived.file_id)
            yield from self._read_records(item, archived, count, met, entries)
        elif entries is not None:  # the same bytes as of another address: here its entries count as read, too
            with self._archive.open(archived.sha256) as stream:
                for record in read_records(stream, item.name, self._limits):
                    self._is_entry_new(item.uri, entries, record, archived.file_id)
        keys = {"file_id": archived.file_id, "sha256": archived.sha256, "n_bytes": archived.n_bytes}
        address = {"uri": item.uri, "reached_uri": reached, "fingerprint": item.fingerprint}
        self._now.files.append({**address, **keys, **met.columns()})
        if entries is not None:
            _, modified, etag = (item.fingerprint or "||").split("|", 2)
            self._now.feeds.append({"uri": item.uri, "etag": etag or None, "last_modified": modified or None})

    def _is_feed(self, item: Listed, archived: Archived) -> bool:
        if not is_web(item.uri):
            return False
        with self._archive.open(archived.sha256) as stream:
            return is_feed(stream.read(_HEAD_BYTES), item.name)

    def _is_entry_new(self, uri: str, entries: set[str], record: RawRecord, file_id: str) -> bool:
        """Whether ``record`` is to be read: an entry that is not among ``entries``, to which it is added, or none."""
        entry = entry_of(record)
        if entry is None:
            return True
        if entry.entry_id in entries:
            return False
        entries.add(entry.entry_id)
        record_id = stable_id("r", file_id, record.member or "", record.ordinal)
        self._now.entries.append(
            {"uri": uri, "entry_id": entry.entry_id, "entry_key": entry.key, "record_id": record_id}
        )
        return True

    def _read_records(
        self, item: Listed, archived: Archived, count: Callable[[int], None], met: _Met, entries: set[str] | None
    ) -> Iterator[Batch]:
        rows: list[RawRecord] = []
        retried = self._before.retried.get(archived.file_id)
        with self._archive.open(archived.sha256) as stream:
            for record in read_records(counted(stream, count), item.name, self._limits):
                if retried is not None and record.member not in retried:
                    continue
                if entries is not None and not self._is_entry_new(item.uri, entries, record, archived.file_id):
                    met.is_read = True
                    continue
                met.note(record)
                rows.append(record)
                self._now.n_records += 1
                self._now.n_bytes += len(record.text or "") + len(record.html or "") + len(record.extra or "")
                if self._is_full():
                    self._now.frames.append(to_frame(rows, archived.file_id))
                    rows = []
                    yield self._close()
        if rows:
            self._now.frames.append(to_frame(rows, archived.file_id))

    def _unreadable(self, item: Unlisted) -> None:
        """Something that was listed but cannot be read: one failed record; it is tried again by the next run."""
        file_id = refusal_id(item)
        record = RawRecord(0, external_id=file_name(item.uri), reason=item.reason)
        self._now.frames.append(to_frame([record], file_id))
        self._now.n_records += 1
        row = dict.fromkeys(STAGED_FILES) | {"file_id": file_id, "uri": item.uri, "sha256": "", "n_bytes": 0}
        self._now.files.append({**row, "n_records": 1, "status": "failed", "error": item.reason, "is_new": True})

    def _is_full(self) -> bool:
        return self._now.n_records >= self._bounds.n_records or self._now.n_bytes >= self._bounds.n_bytes

    def _close(self) -> Batch:
        """Write the batch that is being filled and begin the next one."""
        now, self._now = self._now, _Filling()
        self._number += 1
        raw = pl.concat(now.frames) if now.frames else RAW.to_frame()
        files = pl.DataFrame(now.files, schema=STAGED_FILES)
        batch_id = stable_id("b", self._staging.name, *raw["record_id"], *files["uri"], *files["fingerprint"])
        batch = Batch(batch_id, self._number, self._staging / batch_id, files.height, raw.height, now.n_bytes)
        for folder in (batch.raw.parent, batch.tables):
            folder.mkdir(parents=True, exist_ok=True)
        raw.write_parquet(batch.raw, compression="lz4")
        files.write_parquet(batch.tables / "files.parquet")
        pl.DataFrame(now.feeds, schema=STAGED_FEEDS).write_parquet(batch.tables / "feeds.parquet")
        pl.DataFrame(now.entries, schema=STAGED_ENTRIES).write_parquet(batch.tables / "feed_entries.parquet")
        return batch
