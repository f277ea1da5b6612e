"""Values that programs write where they have none: "nan" of a data frame, "None", "null", "undefined"."""

import polars as pl

_PLACEHOLDERS = ("nan", "none", "null", "undefined", "n/a", "<na>", "unknown author")


def is_placeholder(value: str) -> bool:
    """Whether ``value`` says nothing."""
    return value.strip().casefold() in ("", *_PLACEHOLDERS)


def without_placeholders(column: pl.Expr) -> pl.Expr:
    """The column without outer white space, NULL where nothing is left or a program wrote that it had nothing."""
    stripped = column.str.strip_chars()
    says_nothing = (stripped == "") | stripped.str.to_lowercase().is_in(_PLACEHOLDERS)
    return pl.when(~says_nothing).then(stripped)
