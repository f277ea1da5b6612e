"""Teasers of other stories: the lines under "Check Also" go with it, up to the first that reads as story."""

import polars as pl

_LONGEST = 20  # words of a teaser's headline
_MOST = 12  # lines that one prompt takes with it: a list of links; a story that has none of its lines longer is none
_CUT_OFF = r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*$"


def mark_teasers(lines: pl.DataFrame) -> pl.DataFrame:
    """LINES with `reason` "related" for the teaser lines that follow a prompt (`opens_teasers`)."""
    holders = lines.filter(pl.col("opens_teasers")).select("row").unique()
    if holders.is_empty():
        return lines
    found = lines.join(holders, on="row", how="semi", maintain_order="left").with_columns(
        prompt=pl.col("opens_teasers").cum_sum().over("row")
    )
    ends = ~(pl.col("opens_teasers") | pl.col("reason").is_not_null() | _is_teaser())
    within = ["row", "prompt"]
    follows = (ends.cum_sum().over(within) == 0) & (pl.int_range(pl.len()).over(within) <= _MOST)
    taken = found.filter((pl.col("prompt") > 0) & follows & pl.col("reason").is_null())
    marks = taken.select("row", "line_number", teaser=pl.lit("related"))
    joined = lines.join(marks, on=["row", "line_number"], how="left", maintain_order="left")
    return joined.with_columns(reason=pl.coalesce("reason", "teaser")).drop("teaser")


def _is_teaser() -> pl.Expr:
    """A line cut off by an ellipsis, or a headline: short and without a full stop."""
    is_headline = (pl.col("n_words") <= _LONGEST) & ~pl.col("is_terminated")
    return is_headline | pl.col("line").str.contains(_CUT_OFF)
