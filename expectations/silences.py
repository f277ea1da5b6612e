"""Silences: a known fault of one outlet that shall not raise the alarm again before a given day."""

import csv
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

EVERY_OUTLET = "*"


class Silence(NamedTuple):
    """``expectation`` keeps quiet for ``outlet`` (``*``: all, the only one that fits a batch) through ``until``."""

    expectation: str
    outlet: str
    reason: str
    until: date


def read_silences(path: Path | None = None) -> list[Silence]:
    """Silences in the CSV file ``path`` (expectation,outlet,reason,until), else in the bundled, empty one.

    Raises ValueError, naming file and line, if a field is missing or the date is not ISO 8601.
    """
    source = path if path is not None else files("expectations").joinpath("data", "silences.csv")
    lines = source.read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(line for line in lines if line.strip() and not line.startswith("#"))
    return [_silence(row, f"{source}, entry {number}") for number, row in enumerate(reader, start=1)]


def _silence(row: dict[str, str], where: str) -> Silence:
    missing = [name for name in Silence._fields if not row.get(name)]
    if missing:
        raise ValueError(f"{where}: {', '.join(missing)} missing; a silence needs a reason and an end date")
    try:
        until = date.fromisoformat(row["until"])
    except ValueError as error:
        raise ValueError(f"{where}: until is {row['until']!r}, not a date like 2027-01-31") from error
    return Silence(row["expectation"], row["outlet"], row["reason"], until)
