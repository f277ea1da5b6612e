"""Which place of a country a phrase names: its row of the gazetteer and first-level area, where the words decide."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.places.decide import Name
from transforms.places.gazetteer import Candidate, gazetteer_table
from transforms.places.model import Kind

_TIMES = 10.0  # a namesake in another area must be so many times smaller, if nothing else decides
_FAR_TIMES = 50.0  # one that is so much smaller is not meant, whatever the article tells of


class Spot(NamedTuple):
    """A place, as far as it is known; nothing below the first-level area is promised."""

    gazetteer_id: int | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def find_spot(names: list[Name], country: str, areas: Mapping[str, float]) -> Spot:
    """The narrowest part that lies in ``country``, in the area that wider parts name or else in one of ``areas``."""
    within = [[c for c in name.candidates if c.country == country and c.place_no >= 0] for name in names]
    known = [candidates for candidates in within if candidates]
    if not known:
        return Spot()
    wider = [_areas(candidates) for candidates in known[1:]]
    for candidates in known:
        chosen = _chosen(candidates, wider, areas)
        if chosen is not None:
            return _spot(chosen)
    return Spot()


def _areas(candidates: list[Candidate]) -> set[str]:
    return {c.admin1 for c in candidates if c.admin1 is not None}


def _chosen(candidates: list[Candidate], wider: list[set[str]], areas: Mapping[str, float]) -> Candidate | None:
    """None if places of several areas are meant as likely."""
    for allowed in filter(None, wider):
        candidates = [c for c in candidates if c.admin1 in allowed]
    of_area: dict[str | None, Candidate] = {}
    for c in candidates:
        of_area.setdefault(c.admin1, c)
    ranked = list(of_area.values())
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0].weight >= _TIMES * ranked[1].weight:
        return ranked[0]
    alike = [area for area, c in of_area.items() if area and c.weight * _FAR_TIMES >= ranked[0].weight]
    told = sorted(((areas.get(area, 0.0), area) for area in alike), reverse=True)
    if told and told[0][0] > 0 and (len(told) == 1 or told[0][0] > told[1][0]):
        return of_area[told[0][1]]
    return None


def _spot(candidate: Candidate) -> Spot:
    gazetteer_id, latitude, longitude = (column[candidate.place_no] for column in _columns())
    is_state = candidate.kind == Kind.COUNTRY
    return Spot(gazetteer_id) if is_state else Spot(gazetteer_id, candidate.admin1, latitude, longitude)


@cache
def _columns() -> tuple[pl.Series, ...]:
    table = gazetteer_table("places")
    return tuple(table[name] for name in ("gazetteer_id", "latitude", "longitude"))


_TOWN = 100_000  # people; in a bigger place one day has many incidents


def sizes(gazetteer_ids: pl.Series) -> pl.DataFrame:
    """Columns gazetteer_id, kind and is_town (a district or a place of few people) of each of these places."""
    wanted = pl.col("gazetteer_id").is_in(gazetteer_ids.unique().implode())
    table = gazetteer_table("places").filter(wanted).unique("gazetteer_id", keep="first")
    is_small = (pl.col("kind") >= Kind.SECOND) & (pl.col("population") < _TOWN)
    return table.select("gazetteer_id", "kind", is_town=is_small)
