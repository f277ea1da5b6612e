"""The gazetteer: candidates for names, from tables that are built for a release (docs/gazetteer.py)."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import polars as pl

from transforms.lexicons import load_table
from transforms.places.keys import name_key
from transforms.places.model import OTHER_NAME, Kind

_STATED_TIMES = 10.0  # a name that is stated to be one country's outweighs all others that are called so


class Candidate(NamedTuple):
    """A place that a name may mean."""

    country: str
    kind: int
    weight: float  # people, less where the name is not its first
    place_no: int  # row of the table; -1 if the place is none of GeoNames
    admin1: str | None  # first-level area


#: Candidates of a name, by its key, the heaviest first.
Found = Mapping[str, tuple[Candidate, ...]]


@cache
def gazetteer_table(name: str) -> pl.DataFrame:
    """The table ``places`` (GAZETTEER) or ``names`` (NAMES), read once by a process that needs it."""
    return pl.read_parquet(files(__package__ or __name__).joinpath(f"gazetteer_{name}.parquet").read_bytes())


def look_up(keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
    """The candidates of each of ``keys`` that the gazetteer, or the table of names that it lacks, knows."""
    wanted = pl.Series(sorted(set(keys)), dtype=pl.String)
    rows = _weighed(gazetteer_table("names").filter(pl.col("key").is_in(wanted.implode())))
    found: dict[str, list[Candidate]] = {}
    for key, *candidate in rows.iter_rows():
        found.setdefault(key, []).append(Candidate(*candidate))
    for key in wanted:
        if (stated := stated_names().get(key)) is not None:
            found[key] = _settled(stated, found.get(key, []))
    return {key: tuple(candidates) for key, candidates in found.items()}


def _weighed(names: pl.DataFrame) -> pl.DataFrame:
    """Columns key, then those of Candidate."""
    places = gazetteer_table("places")[names["place_no"]]
    weight = places["population"].cast(pl.Float64) + 1
    return (
        names.with_columns(country=places["country"], kind=places["kind"], admin1=places["admin1"], weight=weight)
        .with_columns(weight=pl.when("is_first").then("weight").otherwise(pl.col("weight") * OTHER_NAME))
        .sort("weight", descending=True, maintain_order=True)
        .select("key", "country", "kind", "weight", "place_no", "admin1")
    )


def _settled(stated: frozenset[str], known: list[Candidate]) -> list[Candidate]:
    """What the table states stands for the name as that of a country; areas and towns called so stay."""
    heaviest = max((c.weight for c in known), default=0.0) * (_STATED_TIMES if len(stated) == 1 else 1) + 1
    states = {c.country: (c.place_no, c.admin1) for c in known if c.kind == Kind.COUNTRY}
    settled = [Candidate(each, Kind.COUNTRY, heaviest, *states.get(each, (-1, None))) for each in sorted(stated)]
    return settled + [c for c in known if c.kind != Kind.COUNTRY or c.country not in stated]


@cache
def stated_names() -> dict[str, frozenset[str]]:
    """Countries of the names that no standard settles, by key; several, or none, if the name alone never decides."""
    rows = load_table("place_names")
    return {name_key(row["name"]): frozenset(filter(None, row["countries"].split("/"))) for row in rows}
