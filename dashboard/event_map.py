"""The map of events: countries by how many they had, circles where a point is known; drawn offline."""

import json
import math

import altair as alt
import polars as pl

from dashboard.charts import BLUE, RED
from dashboard.countries import country_name, outlines

N_SPOTS = 1500  # circles; more would cover each other
NARROWEST = 6.0  # degrees of longitude that the map shows at least
_HEIGHT = 330
_LAND = "#8a939e"  # seen on light and on dark ground
OUTLINES = "outlines.json"  # the browser fetches it once, from `dashboard.server`, as it is larger than all the rest


def spots(events: pl.DataFrame) -> pl.DataFrame:
    """One row a point: how many events, what they add up to, one of their ids."""
    return (
        events.drop_nulls(["latitude", "longitude"])
        .group_by("place", pl.col("latitude").round(2), pl.col("longitude").round(2))
        .agg(
            pl.col("event_id").first(),
            pl.col("event_id").n_unique().alias("n_events"),
            pl.col("toll_best").sum(),
            pl.col("country").first(),
            pl.col("is_disputed").any(),
        )
        .sort("toll_best", descending=True, nulls_last=True)
        .head(N_SPOTS)
        .with_columns(pl.col("country").map_elements(country_name, return_dtype=pl.String, skip_nulls=True))
    )


def event_map(events: pl.DataFrame) -> alt.LayerChart | alt.FacetChart | None:
    """Countries and spots, as near as they allow; a click chooses ``code`` or ``place``. None if nothing is known."""
    found = spots(events)
    counts = dict(events.drop_nulls("country").group_by("country").agg(pl.col("event_id").n_unique()).iter_rows())
    box = _around(found, _main(counts))
    if box is None:
        return None
    layers = alt.layer(_countries(counts), _circles(found))
    return layers.properties(height=_HEIGHT, projection=_projection(box))


def _countries(counts: dict[str, int]) -> alt.Chart:
    known = {code: n for code, n in counts.items() if code in outlines()}
    shapes = alt.Data(url=OUTLINES, format=alt.DataFormat(type="json", property="features"))
    chosen = alt.selection_point(name="land", fields=["code"], on="click", empty=False)
    share = alt.FillOpacity(  # not a colour from light to dark, which would be upside down on dark ground
        "events:Q",
        scale=alt.Scale(type="symlog", range=[0.2, 0.7], domain=[1, max([2, *known.values()])]),
        legend=None,
    )
    has_events = "datum.events > 0"
    return (
        alt.Chart(shapes)
        .transform_calculate(
            events=f"({json.dumps(known)})[datum.id] || 0", code="datum.id", country="datum.properties.country"
        )
        .mark_geoshape(stroke=_LAND, strokeWidth=0.5, cursor="pointer")
        .encode(
            color=alt.condition(has_events, alt.value(BLUE), alt.value(_LAND)),
            fillOpacity=alt.condition(has_events, share, alt.value(0.13)),
            tooltip=[alt.Tooltip("country:N"), alt.Tooltip("events:Q", format=",")],
        )
        .add_params(chosen)
    )


def _circles(found: pl.DataFrame) -> alt.Chart:
    chosen = alt.selection_point(name="spot", fields=["place", "event_id", "n_events"], on="click", empty=False)
    return (
        alt.Chart(found)
        .mark_circle(opacity=0.6, stroke="white", strokeWidth=0.6, cursor="pointer")
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=alt.Size("toll_best:Q", scale=alt.Scale(type="sqrt", range=[20, 600]), legend=None),
            color=alt.condition("datum.is_disputed", alt.value(RED), alt.value(BLUE)),
            tooltip=[
                alt.Tooltip("place:N"),
                alt.Tooltip("country:N"),
                alt.Tooltip("n_events:Q", title="events", format=","),
                alt.Tooltip("toll_best:Q", title="people, best", format=","),
            ],
        )
        .add_params(chosen)
    )


def _main(counts: dict[str, int]) -> list[str]:
    """Countries that have a fiftieth of the events or more; one event far away must not make all others small."""
    least = sum(counts.values()) / 50
    return [code for code, n in counts.items() if n >= least and code in outlines()]


Box = tuple[float, float, float, float]


def _around(found: pl.DataFrame, codes: list[str]) -> Box | None:
    """West, south, east, north of all points, and of the countries that have events but no point."""
    boxes = [(x, y, x, y) for x, y in found.select("longitude", "latitude").iter_rows()]
    boxes += [outlines()[code][2:] for code in codes]
    if not boxes:
        return None
    west, south, east, north = (
        pick(side) for pick, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    middle, half = (west + east) / 2, max((east - west) * 0.56, NARROWEST / 2)
    margin = max((north - south) * 0.06, 1.0)
    return middle - half, max(south - margin, -58.0), middle + half, min(north + margin, 80.0)


def _projection(box: Box) -> alt.Projection:
    """Mercator, of which the box fills the picture whatever its width; Vega knows that only in the browser."""
    west, south, east, north = box
    top, bottom = (math.log(math.tan(math.pi / 4 + math.radians(side) / 2)) for side in (north, south))
    middle = math.degrees(2 * math.atan(math.exp((top + bottom) / 2)) - math.pi / 2)
    return alt.Projection(
        type="mercator",
        center=[0, middle],
        rotate=[-(west + east) / 2, 0, 0],
        scale=alt.ExprRef(f"min(width / {math.radians(east - west):.4f}, height / {top - bottom:.4f})"),
        translate=alt.ExprRef("[width / 2, height / 2]"),
    )
