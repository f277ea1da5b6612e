"""Exports: files that other systems take, whole or not at all, each with what it is beside it."""

import csv
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.settings import Settings
from warehouse.outgoing import TABLES, Source, exporting

WHOLE = ("parquet", "csv", "jsonl")  # formats of tables
MAPPED = ("hxl", "ged", "helix")  # one CSV file each, with the columns of others
_DESCRIPTION = "export.json"


@dataclass(frozen=True)
class Exported:
    """What was written: rows by name, and the newest run in it, to name the next time."""

    n_rows: dict[str, int]
    newest_run: str | None
    paths: list[Path]


def export(
    settings: Settings, folder: Path, fmt: str, tables: Sequence[str] = TABLES, since: str | None = None
) -> Exported:
    """Write ``tables`` (or a mapped export) to ``folder``; only what runs after ``since`` loaded, if one is named.

    Raises:
        QueryError: there is no run ``since``.
        WarehouseError: the warehouse cannot be read.
        OSError: ``folder`` cannot be written; nothing half is left there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / ".export.part"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        with exporting(settings.place, since, settings.warehouse_wait_seconds, settings.warehouse_memory) as source:
            n_rows = _mapped(source, place, fmt) if fmt in MAPPED else _whole(source, place, fmt, tables)
            (place / _DESCRIPTION).write_text(source.description(n_rows), encoding="utf-8")
            newest = source.newest_run
        return Exported(n_rows, newest, _move(place, folder, since))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _whole(source: Source, place: Path, fmt: str, tables: Sequence[str]) -> dict[str, int]:
    name = "{}" if fmt == "parquet" else f"{{}}.{fmt}"
    return {table: source.write_table(table, fmt, place / name.format(table)) for table in tables}


def _mapped(source: Source, place: Path, fmt: str) -> dict[str, int]:
    names, portions = source.rows(fmt)
    n_rows = 0
    with (place / f"{fmt}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow([name.partition("|")[0] for name in names])
        if fmt == "hxl":
            lines.writerow([name.partition("|")[2] for name in names])
        for portion in portions:
            lines.writerows([[_plain(value) for value in row] for row in portion])
            n_rows += len(portion)
    return {fmt: n_rows}


def _plain(value: Any) -> Any:
    """A number without a fraction that it does not have."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _move(place: Path, folder: Path, since: str | None) -> list[Path]:
    """Every file to its place; those of a part say so in their name, but for Parquet, where each run is a folder."""
    moved: list[Path] = []
    for file in sorted(path for path in place.rglob("*") if path.is_file()):
        name = file.relative_to(place)
        if since and file.suffix != ".parquet":
            name = name.with_name(f"{file.stem}.since-{since}{file.suffix}")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        moved.append(target)
    return moved
