"""An answer as CSV, JSON, Markdown or Parquet, written portion by portion.

Texts of articles may hold escapes that a terminal obeys, and CSV and Markdown are read in terminals: control characters
are written visibly (`\\x1b`) there. JSON escapes them by its own rules, Parquet holds every character as it is.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import IO, Any

from flows.console import without_controls
from warehouse.asking import Answer

_HIGH_CONTROLS = re.compile("[\x7f-\x9f]")  # those that JSON leaves as they are


def write(answer: Answer, fmt: str, target: IO[bytes]) -> None:
    """All rows of ``answer`` in the format of that name, text as UTF-8."""
    if fmt == "parquet":
        _parquet(answer, target)
        return
    text = io.TextIOWrapper(target, encoding="utf-8", newline="")
    _WRITERS[fmt](answer, text)
    text.detach()


def _csv(answer: Answer, target: IO[str]) -> None:
    target.write(_lines([answer.names]))
    for portion in answer.portions():
        target.write(_lines(portion))


def _lines(rows: Iterable[Iterable[object]]) -> str:
    """``rows`` as CSV; nothing of its own signs is a control character that is written otherwise."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return without_controls(lines.getvalue())


def _json(answer: Answer, target: IO[str]) -> None:
    dump = json.JSONEncoder(default=str, ensure_ascii=False).encode
    before = "["
    for portion in answer.portions():
        objects = ",\n".join(dump(dict(zip(answer.names, row, strict=True))) for row in portion)
        target.write(f"{before}\n{_escaped(objects)}")
        before = ","
    target.write("\n]\n" if before == "," else "[]\n")


def _escaped(text: str) -> str:
    return _HIGH_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _markdown(answer: Answer, target: IO[str]) -> None:
    def line(cells: Iterable[object]) -> str:
        shown = ("" if c is None else str(c).replace("|", "\\|").replace("\n", " ") for c in cells)
        return f"| {' | '.join(shown)} |\n"

    target.write(without_controls(line(answer.names)) + "|" + "---|" * len(answer.names) + "\n")
    for portion in answer.portions():
        target.write(without_controls("".join(map(line, portion))))


_WRITERS: dict[str, Callable[[Answer, IO[str]], None]] = {"csv": _csv, "json": _json, "markdown": _markdown}


def _parquet(answer: Answer, target: IO[Any]) -> None:
    import pyarrow.parquet as pq

    schema, batches = answer.arrow()
    with pq.ParquetWriter(target, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
