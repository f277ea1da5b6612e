"""docs/decisions.md: the index of the records in docs/decisions/, by subject.

Written and checked by `python -m docs.tables`.
"""

import re
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).with_name("decisions.md")
FOLDER = Path(__file__).with_name("decisions")
SUBJECTS = {
    "running": "Runs, processes, Prefect",
    "reading": "Sources and formats",
    "text": "Body, headline, language, day of publication",
    "dates": "Dates in the text",
    "figures": "Casualty figures",
    "duplicates": "Reprints and clusters",
    "storing": "Archive, ledger, warehouse",
    "quality": "Checks, quarantine, Data Docs",
    "dashboard": "Dashboard",
    "commands": "Commands",
    "project": "The project itself",
}
SECTIONS = ("Context", "Decision", "Consequence", "Tried and left out")
HEAD = """# Decisions

Why it is built this way: a record for each decision, with what it was decided by and what was left out. Figures
were measured as [benchmarks/RESULTS.md](../benchmarks/RESULTS.md) says. What a user of the numbers must know is in
[figures.md](figures.md), [time-expressions.md](time-expressions.md) and
[publication-date.md](publication-date.md).

A new one is a file `docs/decisions/NNNN-title.md` with the next number, the three lines of its head (date, status,
subject) and four sections: context, decision, consequence, tried and left out. A record that no longer holds
stays, with the status `superseded by NNNN`. This page is generated from the records by `python -m docs.tables`.
"""
_FILE = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
_RECORD = re.compile(
    r"# (?P<title>.+)\n\n"
    r"- Date: (?P<date>\d{4}-\d\d-\d\d)\n"
    r"- Status: (?P<status>accepted|superseded by \d{4})\n"
    r"- Subject: (?P<subject>[a-z]+)\n" + "".join(rf"\n## {name}\n\n(?:(?!## ).+\n|\n)+?" for name in SECTIONS)
)


class Record(NamedTuple):
    """A decision."""

    number: str
    path: Path
    title: str
    date: str
    status: str
    subject: str


def records(folder: Path = FOLDER) -> list[Record]:
    """All records in order; one that is not written as it should be raises, and so does a gap."""
    found = [_read(path) for path in sorted(folder.iterdir())]
    for n, record in enumerate(found, start=1):
        if record.number != f"{n:04d}":
            raise ValueError(f"{record.path}: the next number is {n:04d}")
    return found


def _read(path: Path) -> Record:
    name, text = _FILE.fullmatch(path.name), _RECORD.fullmatch(path.read_text(encoding="utf-8"))
    if not name:
        raise ValueError(f"{path}: a record is called NNNN-title.md")
    if not text:
        raise ValueError(f"{path}: not a title, date, status, subject and the sections {', '.join(SECTIONS)}")
    if text["subject"] not in SUBJECTS:
        raise ValueError(f"{path}: the subject is one of {', '.join(SUBJECTS)}")
    return Record(name[1], path, text["title"], text["date"], text["status"], text["subject"])


def render(found: list[Record]) -> str:
    """The index."""
    return HEAD + "".join(_section(title, [r for r in found if r.subject == key]) for key, title in SUBJECTS.items())


def _section(title: str, found: list[Record]) -> str:
    lines = (f"- [{r.number}](decisions/{r.path.name}) {r.title} ({_state(r)})\n" for r in found)
    return f"\n## {title}\n\n{''.join(lines)}" if found else ""


def _state(record: Record) -> str:
    return record.date if record.status == "accepted" else f"{record.date}, {record.status}"
