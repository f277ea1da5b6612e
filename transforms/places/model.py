"""Columns of the gazetteer, and the kinds of place in it."""

from enum import IntEnum

import polars as pl


class Kind(IntEnum):
    """What a place is, the widest first."""

    COUNTRY = 0
    FIRST = 1  # first-level subdivision: state, province, governorate
    SECOND = 2  # second-level: district, county
    CITY = 3  # a populated place of 500 people or more


#: One row a place; `place_no` is its row number.
GAZETTEER = pl.Schema(
    {
        "name": pl.String,
        "gazetteer_id": pl.Int32,  # of GeoNames; NULL for a few subdivisions that it lacks
        "country": pl.String,  # ISO 3166-1 alpha-3
        "kind": pl.UInt8,
        "population": pl.Int64,
        "admin1": pl.String,  # name of its first-level area, as English has it
        "latitude": pl.Float32,  # degrees, WGS 84; of a subdivision the middle of its people
        "longitude": pl.Float32,
        "is_telling": pl.Boolean,  # wherever the name stands it tells of this country
    }
)

#: So much of its people counts where a place is called by another name than its first.
OTHER_NAME = 0.1

#: One row a name of a place, sorted by key (`name_key`).
NAMES = pl.Schema({"key": pl.String, "place_no": pl.UInt32, "is_first": pl.Boolean})
