"""Marks the lines that lexicon and shape show to be furniture, with the reason."""

from collections.abc import Iterable
from functools import cache

import polars as pl

from transforms.structure.furniture import FurnitureRule, Place, phrase_rules, shape_rules

_HEAD = 8  # lines from the start or the end of a text in which rules of that place look
_TAIL = 10
_LONGEST = 600  # code points: no rule reaches longer lines
_SHORT = 16  # words: most lines are longer and most rules are not for them
_BARE = 2  # words: so short a phrase is furniture only where it does not end a sentence


def mark_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """LINES with `reason` (NULL: nothing against it), `is_within` (other words may precede it) and `opens_teasers`."""
    suspects = lines.filter(~pl.col("is_inner") & (pl.col("line").str.len_chars() <= _LONGEST))
    is_short = pl.col("n_words") <= _SHORT
    found = pl.concat([_judged(suspects.filter(is_short), -1), _judged(suspects.filter(~is_short), _SHORT)])
    joined = lines.join(found, on=["row", "line_number"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("is_within", "opens_teasers").fill_null(value=False))


def _judged(suspects: pl.DataFrame, over: int) -> pl.DataFrame:
    """`row, line_number` and the marks of the furniture among lines that all have more than `over` words."""
    phrases = [rule for rule in phrase_rules() if rule.max_words > over]
    known = suspects.filter(pl.col("key").str.contains(_union(over)))
    parts = [
        _found(known, [rule for rule in phrases if not rule.is_within]),
        _found(suspects, [rule for rule in shape_rules() if rule.max_words > over]),
        _found(known, [rule for rule in phrases if rule.is_within]),
    ]
    return pl.concat(parts).unique(["row", "line_number"], keep="first")


def _found(lines: pl.DataFrame, rules: list[FurnitureRule]) -> pl.DataFrame:
    """The lines that one of the rules holds for; all of them look within lines, or none does."""
    opens = pl.any_horizontal(pl.lit(value=False), *(_holds(rule) for rule in rules if rule.opens_teasers))
    is_within = pl.lit(value=any(rule.is_within for rule in rules))
    found = lines.select("row", "line_number", _first(rules), is_within=is_within, opens_teasers=opens)
    return found.filter(pl.col("reason").is_not_null())


@cache
def _union(over: int) -> str:
    """One pattern that finds every line key that any phrase for lines of more than `over` words finds."""
    return "|".join(f"(?:{rule.pattern})" for rule in phrase_rules() if rule.max_words > over)


def _first(rules: Iterable[FurnitureRule]) -> pl.Expr:
    """The reason of the first rule that holds, NULL if none does."""
    return pl.coalesce(pl.when(_holds(rule)).then(pl.lit(rule.reason)) for rule in rules).alias("reason")


def _holds(rule: FurnitureRule) -> pl.Expr:
    found = (pl.col("n_words") <= rule.max_words) & pl.col(rule.column).str.contains(rule.pattern)
    if rule.is_whole:
        found &= (pl.col("n_words") > _BARE) | ~pl.col("is_terminated")
    return found & _is_at(rule.place)


def _is_at(place: Place) -> pl.Expr:
    if place == "head":
        return pl.col("nth") < _HEAD
    if place == "tail":
        return pl.col("nth_last") < _TAIL
    return pl.lit(value=True)
