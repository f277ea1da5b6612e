"""Chronologies: days that stand alone in their lines, each over what happened on it, are story and no time stamps."""

from collections.abc import Iterator
from itertools import pairwise

import polars as pl

from transforms.structure.publication import read_date
from transforms.structure.story import is_page

_FEWEST = 2  # entries of a chronology


def keep_entries(lines: pl.DataFrame) -> pl.DataFrame:
    """LINES with `reason` in which the days that head the entries of a chronology are story again.

    Its days stand in order, each directly over story. Stamps of comments, which bear a clock, and the days beside the
    teasers of a whole page are none.
    """
    bare = lines.filter((pl.col("reason") == "timestamp") & ~_has_clock())
    several = bare.filter(pl.len().over("row") >= _FEWEST).select("row").unique()
    if several.is_empty():
        return lines
    over_story = pl.col("reason").shift(-1).over("row").is_null() & (pl.col("nth_last") > 0)
    texts = lines.join(several, on="row", how="semi", maintain_order="left").filter(over_story & ~is_page())
    days = bare.join(texts.select("row", "line_number"), on=["row", "line_number"], how="semi", maintain_order="left")
    entries = list(_entries(days.filter(pl.len().over("row") >= _FEWEST)))
    if not entries:
        return lines
    found = pl.DataFrame(entries, {"row": lines.schema["row"], "line_number": pl.Int64}, orient="row")
    marked = lines.join(found.with_columns(is_entry=True), on=["row", "line_number"], how="left", maintain_order="left")
    return marked.with_columns(reason=pl.when(pl.col("is_entry").is_null()).then("reason")).drop("is_entry")


def _has_clock() -> pl.Expr:
    return pl.col("line").str.contains(r"\d[:.]\d\d\b|(?i:\d\s?[ap]\.?m\b|ago)")


def _entries(suspects: pl.DataFrame) -> Iterator[tuple[int, int]]:
    """`row, line_number` of the days that stand in order in their text."""
    for (row,), group in suspects.group_by("row", maintain_order=True):
        days = [days.from_on for line in group["line"] if (days := read_date(line)) is not None]
        steps = {one < other for one, other in pairwise(days) if one != other}
        if len(set(days)) >= _FEWEST and len(steps) == 1:
            yield from ((int(str(row)), number) for number in group["line_number"])
