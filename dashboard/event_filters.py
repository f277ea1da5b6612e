"""What the pages of events can be narrowed by; the address holds it, so that a view can be shared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec, TypeVar

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import data
from dashboard.countries import country_name, names
from dashboard.pages import choose, day, from_address, word

P = ParamSpec("P")
T = TypeVar("T")

UNKNOWN = "unknown"  # country of an event of which nothing decides it
REVIEWS = {"yes": "by a person", "no": "not yet"}
N_ROWS = 200_000  # events by category, the newest; half a page of memory is enough for what a browser can show
_MORE = ("place", "cause", "source", "reviewed")
_WIDTH = 168  # pixels of a field: two of them beside each other on a phone


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen; "" and None stand for anything."""

    first: date | None
    last: date | None
    country: str
    place: str
    category: str
    cause: str
    victims: str
    source: str
    reviewed: str


def chosen_filters(choices: pl.DataFrame, category: str = "") -> Filters:
    """The fields, as many in a row as there is room for; ``category`` is the one to begin with."""

    def options(kind: str) -> list[str]:
        return choices.filter(pl.col("kind") == kind)["value"].to_list()

    with _row("filters"):
        first, last = _narrow(day, "From day", "since"), _narrow(day, "To day", "until")
        codes = sorted(options("country"), key=country_name)
        country = _narrow(
            choose, "Country", "country", [*codes, UNKNOWN], "everywhere", {**names(), UNKNOWN: "not known"}
        )
        categories = sorted(["", *options("category")], key=lambda name: (name != category, name != "killed", name))
        category = _narrow(choose, "Category", "category", categories, "all")
        victims = _narrow(word, "Victims", "victims", "anybody; or: civilians")
    with st.expander("More filters", expanded=any(from_address(key) for key in _MORE)), _row("more-filters"):
        place = _narrow(word, "Place", "place", "any; part of its name")
        cause = _narrow(choose, "Cause", "cause", options("cause"), "any")
        source = _narrow(word, "According to", "source", "anybody; or: ministry")
        reviewed = _narrow(choose, "Reviewed", "reviewed", list(REVIEWS), "or not", REVIEWS)
    return Filters(first, last, country, place, category, cause, _singular(victims), source, reviewed)


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, gap="small", key=key)


def _narrow(field: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    with st.container(width=_WIDTH):
        return field(*arguments, **named)


def _singular(words: str) -> str:
    """As "civilians" finds "a civilian" too."""
    return words[:-1] if len(words) > 3 and words.endswith("s") and not words.endswith("ss") else words


def found_events(filters: Filters) -> pl.DataFrame:
    """One row an event, category and unit, newest first. Raises WarehouseError."""
    rows = data.kept_rows("event_rows", victims=filters.victims, source=filters.source, n_rows=N_ROWS)
    kept = rows.filter(_conditions(filters))
    return kept.with_columns(
        country_name=pl.col("country").replace_strict(
            {code: country_name(code) for code in kept["country"].drop_nulls().unique()},
            default=None,
            return_dtype=pl.String,
        )
    )


def _conditions(filters: Filters) -> list[pl.Expr]:
    conditions = [pl.lit(value=True)]
    if filters.first:
        conditions.append(pl.col("on_day") >= filters.first)
    if filters.last:
        conditions.append(pl.col("on_day") <= filters.last)
    if filters.country:
        country = pl.col("country")
        conditions.append(country.is_null() if filters.country == UNKNOWN else country == filters.country)
    if filters.place:
        conditions.append(pl.col("place").str.to_lowercase().str.contains(filters.place.lower(), literal=True))
    if filters.reviewed:
        conditions.append(pl.col("is_reviewed") == (filters.reviewed == "yes"))
    conditions += [pl.col(name) == value for name in ("category", "cause") if (value := getattr(filters, name))]
    return conditions
