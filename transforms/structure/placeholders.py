"""Values that programs write where they have none: "nan" of a data frame, "None", "null", "undefined"."""

import polars as pl

_PLACEHOLDERS = ("nan", "none", "null", "undefined", "n/a", "<na>", "unknown author")

#: What a site's program calls who wrote, where nobody gave a name.
_ACCOUNTS = ("admin", "administrator", "webmaster", "siteadmin", "site admin", "wpadmin", "root", "superuser", "user")


def is_account(author: str) -> bool:
    """Whether ``author`` is an account and no name."""
    return author.strip().casefold() in _ACCOUNTS


def is_placeholder(value: str) -> bool:
    """Whether ``value`` says nothing."""
    return value.strip().casefold() in ("", *_PLACEHOLDERS)


def without_placeholders(column: pl.Expr) -> pl.Expr:
    """The column without outer white space, NULL where nothing is left or a program wrote that it had nothing."""
    stripped = column.str.strip_chars()
    says_nothing = (stripped == "") | stripped.str.to_lowercase().is_in(_PLACEHOLDERS)
    return pl.when(~says_nothing).then(stripped)
