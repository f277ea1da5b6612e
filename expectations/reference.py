"""Reference data of the checks, kept as CSV files in ``expectations/data``."""

from functools import cache
from importlib.resources import files

import polars as pl


@cache
def populations() -> pl.DataFrame:
    """Place as written (lower case) → inhabitants, rounded up generously; ``place``, ``population``."""
    text = files("expectations").joinpath("data", "populations.csv").read_bytes()
    countries = pl.read_csv(text, schema={"names": pl.String, "population": pl.Int64})
    return countries.select(place=pl.col("names").str.split("|"), population="population").explode("place")


@cache
def country_populations() -> pl.DataFrame:
    """Country (ISO 3166-1 alpha-3) → inhabitants, half as many again as GeoNames has; ``country``, ``inhabitants``."""
    text = files("expectations").joinpath("data", "country_populations.csv").read_bytes()
    return pl.read_csv(text, schema={"country": pl.String, "inhabitants": pl.Int64})


@cache
def country_boxes() -> pl.DataFrame:
    """Degrees between which the places of a country lie; ``country``, ``south``, ``north``, ``west``, ``east``."""
    text = files("expectations").joinpath("data", "country_boxes.csv").read_bytes()
    return pl.read_csv(text, schema_overrides={"country": pl.String})
