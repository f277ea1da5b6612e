"""Story sentences in lines that end in furniture: "Nobody was hurt. The Associated Press contributed to this report."

A phrase that may stand anywhere in a line marks the whole line. Where the first sentences of it are no furniture by
themselves they belong to the story; only what follows them goes.
"""

import re

import polars as pl

from transforms.sentences import split_sentences
from transforms.structure.lines import split_lines
from transforms.structure.marks import mark_lines
from transforms.structure.trims import Trimmed

_REASONS = ("copyright", "byline", "update_note", "syndication")  # notes that editors add to the last paragraph
_BOUNDARY = r"""[.!?]["”’)]*\s+\S"""
_WORDS = 4  # fewer are no sentence of a story: "Story by Ann Lee."


def rescue_sentences(lines: pl.DataFrame) -> Trimmed:
    """LINES in which leading story sentences of furniture lines are story again, and the furniture behind them."""
    is_note = pl.col("is_within") & pl.col("reason").is_in(_REASONS)
    suspects = lines.filter(is_note & pl.col("line").str.contains(_BOUNDARY))
    held = suspects.select("row", "line_number", "line", "reason").rows()
    ends = _story_ends([line for _, _, line, _ in held])
    found = [
        (row, number, line[:end], line[end:].strip(), why)
        for (row, number, line, why), end in zip(held, ends, strict=True)
        if end
    ]
    key = {"row": lines.schema["row"], "line_number": pl.Int64}
    new = pl.DataFrame(found, {**key, "rest": pl.String, "text": pl.String, "why": pl.String}, orient="row")
    joined = lines.join(new.drop("text", "why"), on=["row", "line_number"], how="left", maintain_order="left")
    is_story = pl.col("rest").is_not_null()
    rescued = joined.with_columns(
        line=pl.coalesce("rest", "line"),
        reason=pl.when(~is_story).then("reason"),
        is_terminated=is_story | pl.col("is_terminated"),
    )
    return Trimmed(rescued.drop("rest"), new.select(*key, "text", reason="why"))


def _story_ends(texts: list[str]) -> list[int]:
    """For each line the offset behind its leading sentences that are no furniture, 0 if there are none."""
    if not texts:
        return []
    spans = [split_sentences(text) for text in texts]
    sentences = [text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found]
    frame = pl.DataFrame({"row": range(len(sentences)), "text": sentences}, {"row": pl.Int64, "text": pl.String})
    furniture = set(mark_lines(split_lines(frame)).filter(pl.col("reason").is_not_null())["row"])
    ends: list[int] = []
    at = 0
    for text, found in zip(texts, spans, strict=True):
        kept = next((n for n in range(len(found)) if at + n in furniture), len(found))
        end = found[kept - 1][1] if 0 < kept < len(found) else 0
        ends.append(end if len(re.findall(r"\w+", text[:end])) >= _WORDS else 0)
        at += len(found)
    return ends
