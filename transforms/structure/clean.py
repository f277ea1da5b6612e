"""Tells the lines of the story from furniture: lexicon, shape, place, teasers, repetition, whole-page layout."""

from typing import NamedTuple

import polars as pl

from transforms.structure.entries import keep_entries
from transforms.structure.lines import split_lines
from transforms.structure.marks import mark_lines
from transforms.structure.repetition import find_repeated
from transforms.structure.rescue import rescue_sentences
from transforms.structure.story import outside_story
from transforms.structure.teasers import mark_teasers
from transforms.structure.trims import trim_lines


class Cleaned(NamedTuple):
    """`lines`: LINES with `reason`, NULL for the story's; `cut`: furniture cut off lines; `line_counts` to remember."""

    lines: pl.DataFrame
    cut: pl.DataFrame
    line_counts: pl.DataFrame


def clean(sources: pl.DataFrame, known_furniture: pl.DataFrame) -> Cleaned:
    """Mark the furniture in the texts of SOURCES.

    Whole-page layout and repetition are for texts delivered bare: of a page, mark-up has shown the story already, and
    what its stories share ("The victims were named as:") is the outlet's way to present them.
    """
    texts = sources.filter(pl.col("problem").is_null())
    lines, behind = rescue_sentences(keep_entries(mark_lines(split_lines(texts))))
    bare = texts.filter("is_bare").select("row", "outlet")
    outside = outside_story(lines.join(bare, on="row", how="semi", maintain_order="left"))
    lines = _marked(lines, outside, "outside_story")
    repeated = find_repeated(lines, bare, known_furniture)
    lines = _marked(mark_teasers(lines), repeated.lines, "repeated")
    trimmed = trim_lines(lines)
    return Cleaned(trimmed.lines, pl.concat([behind, trimmed.furniture]), repeated.line_counts)


def _marked(lines: pl.DataFrame, found: pl.DataFrame, reason: str) -> pl.DataFrame:
    """LINES with ``reason`` for those in ``found`` that have none yet."""
    if found.is_empty():
        return lines
    marks = found.select("row", "line_number", new=pl.lit(reason))
    joined = lines.join(marks, on=["row", "line_number"], how="left", maintain_order="left")
    return joined.with_columns(reason=pl.coalesce("reason", "new")).drop("new")
