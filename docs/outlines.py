"""Draw the outlines of countries that the map of the dashboard shows; run once for a release.

    pip install geopandas==0.14.4 --no-deps && pip install pyshp pycountry && python -m docs.outlines

Writes dashboard/outlines.json: GeoJSON of Natural Earth 1:110m (public domain), which that version of geopandas was the
last to carry, rounded to a tenth of a degree; and dashboard/countries.csv: names by ISO 3166-1 alpha-3 (pycountry).
"""

import csv
import json
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

pycountry: Any = import_module("pycountry")  # neither is a dependency
shapefile: Any = import_module("shapefile")

ROOT = Path(__file__).parents[1]
DIGITS = 1
SMALLEST = 0.3  # square degrees of the box around a ring; smaller islands are left out
NOT_ISO = {"-99": "XKX"}  # Kosovo, as GeoNames has it
LEFT_OUT = {"ATA"}


def features() -> list[dict[str, Any]]:
    """One feature a country; rings run as d3 wants them, clockwise around what they enclose, as in the shapefile."""
    spec = find_spec("geopandas")  # not imported: it would need what it is built on
    assert spec and spec.origin, "pip install geopandas==0.14.4 --no-deps"
    path = Path(spec.origin).parent / "datasets" / "naturalearth_lowres" / "naturalearth_lowres.shp"
    found: list[dict[str, Any]] = []
    named: dict[Any, str] = dict(names())
    for item in shapefile.Reader(os.fspath(path)).shapeRecords():
        code = NOT_ISO.get(item.record["iso_a3"], item.record["iso_a3"])
        shape = item.shape.__geo_interface__
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rounded = [[ring for ring in map(_rounded, polygon) if len(ring) > 3] for polygon in polygons]
        kept = [rings for rings in rounded if rings and _size(rings[0]) >= SMALLEST]
        kept = kept or [max(rounded, key=lambda rings: _size(rings[0]))]
        if code not in LEFT_OUT:
            geometry = {"type": "MultiPolygon", "coordinates": kept}
            properties = {"country": named.get(code, item.record["name"])}  # de facto, ISO knows no Somaliland
            found.append({"type": "Feature", "id": code, "properties": properties, "geometry": geometry})
    return sorted(found, key=lambda feature: feature["id"])


def _rounded(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for x, y in ring:
        point = (round(x, DIGITS), round(y, DIGITS))
        if not points or point != points[-1]:
            points.append(point)
    return points


def _size(ring: list[tuple[float, float]]) -> float:
    xs, ys = zip(*ring, strict=True)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def names() -> list[tuple[str, str]]:
    """Code and everyday name of every country."""
    listed = [(country.alpha_3, getattr(country, "common_name", country.name)) for country in pycountry.countries]
    return sorted([("XKX", "Kosovo"), *((code, _in_order(name)) for code, name in listed)])


def _in_order(name: str) -> str:
    """Turn "Palestine, State of" into "State of Palestine"; "Bonaire, Sint Eustatius and Saba" are three."""
    first, comma, rest = name.partition(", ")
    return f"{rest} {first}" if comma and rest.endswith((" of", " the", "U.S.", "British")) else name


def main() -> None:
    """Write both files."""
    outlines = {"type": "FeatureCollection", "features": features()}
    text = json.dumps(outlines, separators=(",", ":"), ensure_ascii=False).replace(".0,", ",").replace(".0]", "]")
    (ROOT / "dashboard" / "outlines.json").write_text(text + "\n", encoding="utf-8")
    with (ROOT / "dashboard" / "countries.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([("country", "name"), *names()])


if __name__ == "__main__":
    main()
