"""Tolls over time: every claim a point with a bar from its low to its high bound."""

import altair as alt
import polars as pl

from dashboard.charts import people
from dashboard.tables import heading

N_SOURCES = 8  # colours that an eye can tell apart; further sources share one
_COLORS = ["#1f6fb2", "#c2410c", "#2f855a", "#8b5cb5", "#d08700", "#0e8a8a", "#b83280", "#7a5c3e"]
SPEAKER, OTHERS = "the article itself", "other sources"
_TOOLTIP = "day reported_text bounds victim attributed_to place scope headline outlet".split()


def toll_over_time(figures: pl.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Best values with bars from low to high; an open upper bound ends in an arrow; a click chooses ``figure_id``."""
    shown = _drawn(figures)
    colors = source_colors(figures)
    scale = alt.Scale(domain=list(colors), range=list(colors.values()))
    color = alt.Color("source:N", scale=scale, legend=None)
    point = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False, nearest=False)
    base = alt.Chart(shown).encode(x=alt.X("on_day:T", title=None, scale=alt.Scale(padding=14)), color=color)
    bars = base.mark_rule(strokeWidth=5, opacity=0.35).encode(y=people("value_low"), y2="top:Q")
    arrows = base.transform_filter("datum.is_open").mark_point(shape="triangle-up", size=70, filled=True, opacity=0.8)
    tooltip = [alt.Tooltip(f"{name}:N", title=heading(name)) for name in _TOOLTIP]
    points = base.mark_circle(size=95, cursor="pointer", stroke="white", strokeWidth=0.8, opacity=0.95).encode(
        y=people("value_best"), tooltip=tooltip
    )
    layers = alt.layer(bars, arrows.encode(y=people("top")), points.add_params(point))
    return layers.properties(height=480)


def source_colors(figures: pl.DataFrame) -> dict[str, str]:
    """Colour by source, the article itself first; rare sources share the last."""
    found = _drawn(figures)["source"].unique()
    names = sorted(name for name in found if name not in (OTHERS, SPEAKER))
    colors = {SPEAKER: "#5b6470", **dict(zip(names, _COLORS, strict=False)), OTHERS: "#a9b0ba"}
    return {name: color for name, color in colors.items() if name in found}


def _drawn(figures: pl.DataFrame) -> pl.DataFrame:
    """``source`` is the actor, so that "Police" and "police" are one; of a source that is a pronoun it is not known."""
    is_named = pl.col("attributed_to").is_not_null()
    source = pl.when(is_named).then(pl.col("actor").fill_null(OTHERS)).otherwise(pl.lit(SPEAKER))
    frequent = figures["actor"].drop_nulls().value_counts(sort=True)
    named = [SPEAKER, *frequent["actor"].head(N_SOURCES)]
    high = pl.col("value_high")
    return figures.filter(pl.col("on_day").is_not_null() & pl.col("value_best").is_not_null()).with_columns(
        day=pl.col("on_day").dt.to_string(),
        is_open=high.is_null(),
        top=pl.coalesce(high, (pl.col("value_best") * 1.3 + 0.5)),
        bounds=pl.format("{} / {} / {}", "value_low", "value_best", high.cast(pl.String).fill_null("no upper bound")),
        source=pl.when(source.is_in(named)).then(source).otherwise(pl.lit(OTHERS)),
    )
