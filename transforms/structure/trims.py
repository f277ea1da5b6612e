"""Furniture run together with a line of the story: sign-offs, copyright notes, posting times at its start or end."""

import re
from functools import cache
from typing import Literal, NamedTuple

import polars as pl

from transforms.lexicons import load_table

#: Cheap signs of which every pattern of ``furniture_trims.csv`` needs one, so that few lines meet Python.
_SIGNS = (
    r"[A-Z]{2,4}/[A-Z\d]+$|\*\*\d+$|[)\]]$|[-–—/]\s?\w+$|©|\([cC]\)|opyright|[Ss]hare |Share this|View Full Caption"
    r"|Posted|Updated|Published|Created|POSTED|UPDATED|PUBLISHED"
    r"|[Rr]ead [Mm]ore|READ MORE|Continue reading|Full [Ss]tory|More\]?\W*$"
)
_REACH = 400  # code points from either end in which furniture is looked for: the rest may be a book


class Trimmed(NamedTuple):
    """LINES with what is run together with them cut off, and what was cut: `row, line_number, text, reason`."""

    lines: pl.DataFrame
    furniture: pl.DataFrame


class _Trim(NamedTuple):
    reason: str
    place: Literal["start", "end"]
    pattern: re.Pattern[str]


@cache
def _trims() -> tuple[_Trim, ...]:
    rows = load_table("furniture_trims")
    return tuple(_Trim(row["reason"], _place(row["place"]), re.compile(row["pattern"])) for row in rows)


def _place(name: str) -> Literal["start", "end"]:
    if name not in ("start", "end"):
        raise ValueError(f"furniture_trims.csv: unknown place {name!r}")
    return name


def trim_lines(lines: pl.DataFrame) -> Trimmed:
    """Cut furniture off the lines that `reason` leaves to the story."""
    suspects = lines.filter(pl.col("reason").is_null() & pl.col("line").str.contains(_SIGNS))
    kept: list[tuple[int, int, str]] = []
    cut: list[tuple[int, int, str, str]] = []
    for row, number, line in suspects.select("row", "line_number", "line").iter_rows():
        rest, pieces = cut_line(line)
        if pieces:
            kept.append((row, number, rest))
            cut += [(row, number, text, reason) for text, reason in pieces]
    key = {"row": lines.schema["row"], "line_number": pl.Int64}
    new = pl.DataFrame(kept, {**key, "trimmed": pl.String}, orient="row")
    furniture = pl.DataFrame(cut, {**key, "text": pl.String, "reason": pl.String}, orient="row")
    joined = lines.join(new, on=["row", "line_number"], how="left", maintain_order="left")
    return Trimmed(joined.with_columns(line=pl.coalesce("trimmed", "line")).drop("trimmed"), furniture)


def cut_line(line: str) -> tuple[str, list[tuple[str, str]]]:
    """What is left of ``line``, and the (text, reason) of what was cut off; at least one word is left."""
    pieces: list[tuple[str, str]] = []
    for trim in _trims():
        near = max(0, len(line) - _REACH) if trim.place == "end" else 0
        match = trim.pattern.search(line, near, near + _REACH)
        rest = (line[: match.start()] if trim.place == "end" else line[match.end() :]).strip() if match else ""
        if match and re.search(r"\w", rest):
            pieces.append((match[0].strip(), trim.reason))
            line = rest
    return line, pieces
