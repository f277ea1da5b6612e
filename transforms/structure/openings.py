"""Headline and dateline of every text of a chunk, from its first kept lines."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

import polars as pl

from transforms.structure.headline import Line, Opening, page_headline, read_opening

_LINES = 8  # kept lines at the start of a text that are looked at
_ABOVE = 14  # lines above the story of a whole page among which its headline is looked for


class Openings(NamedTuple):
    """By row, what the text opens with; and LINES in which headlines and what precedes the dateline have a reason."""

    by_row: dict[int, Opening]
    lines: pl.DataFrame


def read_openings(lines: pl.DataFrame, titles: Mapping[int, str]) -> Openings:
    """Openings of all texts in LINES; ``titles``: the headlines that records and pages declare, by row."""
    kept = lines.filter(pl.col("reason").is_null())
    known = dict(titles)
    known.update((row, found) for row, found in _page_headlines(lines).items() if row not in titles)
    by_row = {row: read_opening(first, known.get(row)) for row, first in _by_row(_first(kept))}
    dropped = [(row, number, why) for row, o in by_row.items() for number, why in o.dropped.items()]
    new = pl.DataFrame(dropped, {"row": pl.Int64, "line_number": pl.Int64, "new": pl.String}, orient="row")
    joined = lines.join(new, on=["row", "line_number"], how="left", maintain_order="left")
    return Openings(by_row, joined.with_columns(reason=pl.coalesce("reason", "new")).drop("new"))


def _first(kept: pl.DataFrame) -> pl.DataFrame:
    gap = (pl.col("line_number") - pl.col("line_number").shift().over("row") != 1).fill_null(value=True)
    found = kept.select("row", "line_number", "line", "n_words", is_after_gap=gap)
    return found.filter(pl.int_range(pl.len()).over("row") < _LINES)


def _by_row(frame: pl.DataFrame) -> Iterable[tuple[int, list[Line]]]:
    for row, group in groupby(frame.iter_rows(), key=lambda values: values[0]):
        yield row, [Line(*values[1:]) for values in group]


def _page_headlines(lines: pl.DataFrame) -> dict[int, str]:
    """The headlines of whole pages: they stand above the story, outside of it."""
    pages = lines.filter((pl.col("reason") == "outside_story").any().over("row"))
    if pages.is_empty():
        return {}
    above = pages.filter(pl.col("reason").is_null().cum_sum().over("row") == 0).filter(
        pl.int_range(pl.len()).reverse().over("row") < _ABOVE
    )
    counts = pages.group_by("row", "key").agg(n_times=pl.len())
    found = above.join(counts, on=["row", "key"], how="left", maintain_order="left")
    free = found.filter(pl.col("reason") == "outside_story").select("row", "line", "n_words", "n_times")
    headlines = {
        row: page_headline([(line, words, times) for _, line, words, times in group])
        for row, group in groupby(free.iter_rows(), key=lambda values: values[0])
    }
    return {row: headline for row, headline in headlines.items() if headline}
