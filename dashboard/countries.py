"""Countries: their names, and their outlines for the map; both are carried here (`docs/outlines.py` made them)."""

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Outline(NamedTuple):
    """A country of the map: its code, its shape as GeoJSON, and the box around its largest part, in degrees."""

    code: str
    geometry: dict[str, Any]
    west: float
    south: float
    east: float
    north: float


@cache
def names() -> dict[str, str]:
    """Name by ISO 3166-1 alpha-3."""
    text = files("dashboard").joinpath("countries.csv").read_text(encoding="utf-8")
    return {row["country"]: row["name"] for row in csv.DictReader(text.splitlines())}


def country_name(code: str | None) -> str:
    """Name of the country; its code if it has none, "" of none."""
    return names().get(code, code) if code else ""


@cache
def outlines() -> dict[str, Outline]:
    """Outline by code."""
    text = files("dashboard").joinpath("outlines.json").read_text(encoding="utf-8")
    return {feature["id"]: _outline(feature) for feature in json.loads(text)["features"]}


def _outline(feature: dict[str, Any]) -> Outline:
    boxes = [_box(rings[0]) for rings in feature["geometry"]["coordinates"]]
    largest = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return Outline(feature["id"], feature["geometry"], *largest)


def _box(ring: list[list[float]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
