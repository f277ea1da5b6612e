"""Events over time: each a point with a bar from low to high, or, of many, months that add them up."""

import altair as alt
import polars as pl

from dashboard.charts import BLUE, RED, people

N_POINTS = 1200  # an eye tells no more apart, and a browser draws no more at once
_HEIGHT = 330
Drawn = alt.LayerChart | alt.FacetChart
_TOOLTIP = ("on_day", "place", "country_name", "category", "bounds", "n_claims", "n_articles", "headline")


def event_timeline(events: pl.DataFrame) -> Drawn | None:
    """Best values with bars from low to high; a click on a point chooses ``event_id``. None if none has a day."""
    dated = events.drop_nulls(["on_day", "toll_best"])
    if dated.is_empty():
        return None
    return _points(dated) if dated.height <= N_POINTS else _months(dated)


def _points(dated: pl.DataFrame) -> Drawn:
    high = pl.col("toll_high")
    shown = dated.select(
        "event_id", "is_disputed", "toll_low", "toll_best", "place", "country_name", "category", "n_claims",
        "n_articles", "headline", pl.col("on_day").dt.to_string(),
        is_open=high.is_null(),
        top=pl.coalesce(high, pl.col("toll_best") * 1.3 + 0.5),
        bounds=pl.format("{} / {} / {}", "toll_low", "toll_best", high.cast(pl.String).fill_null("no upper bound")),
    )  # fmt: skip
    chosen = alt.selection_point(name="event", fields=["event_id"], on="click", empty=False)
    color = alt.condition("datum.is_disputed", alt.value(RED), alt.value(BLUE))
    base = alt.Chart(shown).encode(x=alt.X("on_day:T", title=None, scale=alt.Scale(padding=14)), color=color)
    bars = base.mark_rule(strokeWidth=4, opacity=0.35).encode(y=people("toll_low"), y2="top:Q")
    arrows = base.transform_filter("datum.is_open").mark_point(shape="triangle-up", size=50, filled=True, opacity=0.8)
    points = base.mark_circle(size=75, cursor="pointer", stroke="white", strokeWidth=0.6, opacity=0.9).encode(
        y=people("toll_best"), tooltip=[alt.Tooltip(f"{name}:N", title=name.replace("_", " ")) for name in _TOOLTIP]
    )
    return alt.layer(bars, arrows.encode(y=people("top")), points.add_params(chosen)).properties(height=_HEIGHT)


def _months(dated: pl.DataFrame) -> Drawn:
    high = pl.col("toll_high").fill_null(pl.col("toll_best"))
    sums = (
        dated.group_by(month=pl.col("on_day").dt.truncate("1mo"))
        .agg(
            pl.col("toll_low", "toll_best").sum(),
            high.sum().alias("toll_high"),
            pl.col("toll_high").null_count().alias("open"),
            pl.col("event_id").n_unique().alias("events"),
        )
        .sort("month")
    )
    base = alt.Chart(sums).encode(x=alt.X("month:T", title=None))
    area = base.mark_area(opacity=0.3, color=BLUE).encode(
        y=alt.Y("toll_low:Q", title="people, by month"), y2="toll_high:Q"
    )
    line = base.mark_line(color=BLUE, point=alt.OverlayMarkDef(size=22)).encode(
        y="toll_best:Q",
        tooltip=[
            alt.Tooltip("month:T", format="%B %Y"),
            *(alt.Tooltip(f"{name}:Q", format=",") for name in ("events", "toll_low", "toll_best", "toll_high")),
            alt.Tooltip("open:Q", title="without upper bound", format=","),
        ],
    )
    return alt.layer(area, line).properties(height=_HEIGHT)
