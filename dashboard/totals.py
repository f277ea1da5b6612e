"""Events added up by month, country and category."""

import altair as alt
import polars as pl

from dashboard.charts import PALETTE

N_COUNTRIES = 7  # colours that an eye can tell apart; further countries share one
OTHERS, NOT_KNOWN = "other countries", "not known"
BY = ("month", "country_name", "country", "category", "unit")


def totals(events: pl.DataFrame) -> pl.DataFrame:
    """One row a month, country, category and unit, newest month first.

    The month is that of the harm; of publication if nothing says when it was (``n_by_publication`` of the events); NULL
    if the harm may be of several months. ``high`` adds what has an upper bound; ``n_open`` events have none.
    """
    first, last = pl.col("occurred_from"), pl.coalesce("occurred_to", "occurred_from")
    same = first.dt.truncate("1mo") == last.dt.truncate("1mo")
    return (
        events.drop_nulls(["category", "toll_best"])
        .with_columns(month=pl.when(first.is_null() | same).then(pl.col("on_day").dt.truncate("1mo")))
        .group_by(BY)
        .agg(
            pl.col("toll_low", "toll_best").sum(),
            pl.col("toll_high").fill_null(pl.col("toll_best")).sum(),
            pl.col("event_id").n_unique().alias("n_events"),
            pl.col("toll_high").null_count().alias("n_open"),
            pl.col("is_disputed").sum().alias("n_disputed"),
            (pl.col("dated_by") == "publication").sum().alias("n_by_publication"),
        )
        .sort("month", "toll_best", "country_name", descending=[True, True, False], nulls_last=True)
    )


def part_colors(rows: pl.DataFrame, by: str) -> dict[str, str]:
    """Colour by country (or category, ``by``), the largest first; the small ones share the last."""
    part = pl.col(by).fill_null(NOT_KNOWN)
    sums = rows.drop_nulls("month").group_by(part).agg(pl.col("toll_best").sum())
    names: list[str] = sums.sort("toll_best", by, descending=[True, False])[by].to_list()
    found = dict(zip(names, PALETTE[:N_COUNTRIES], strict=False))
    return found if len(names) <= N_COUNTRIES else {**found, OTHERS: PALETTE[-1]}


def stacked(rows: pl.DataFrame, by: str) -> alt.Chart:
    """Best estimates by month, stacked by ``by`` (country_name or category); a click chooses month and part."""
    colors = part_colors(rows, by)
    part = pl.col(by).fill_null(NOT_KNOWN)
    shown = (
        rows.drop_nulls("month")
        .with_columns(
            part=pl.when(part.is_in(list(colors))).then(part).otherwise(pl.lit(OTHERS)),
            day=pl.col("month").dt.to_string(),
        )
        .group_by("month", "day", "part")
        .agg(pl.col("toll_low", "toll_best", "toll_high", "n_events", "n_open", "n_disputed").sum())
    )
    chosen = alt.selection_point(name="bar", fields=["day", "part"], on="click", empty=False)
    scale = alt.Scale(domain=list(colors), range=list(colors.values()))
    return (
        alt.Chart(shown)
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X("utcyearmonth(month):T", title=None),
            y=alt.Y("toll_best:Q", title="people, best estimate", axis=alt.Axis(format=",d")),
            color=alt.Color("part:N", scale=scale, sort=list(colors), legend=None),
            tooltip=[
                alt.Tooltip("utcyearmonth(month):T", title="month", format="%B %Y"),
                alt.Tooltip("part:N", title=by.removesuffix("_name")),
                *(alt.Tooltip(f"{name}:Q", title=title, format=",") for name, title in _TOOLTIP.items()),
            ],
        )
        .add_params(chosen)
        .properties(height=340)
    )


_TOOLTIP = {
    "toll_low": "low",
    "toll_best": "best",
    "toll_high": "high",
    "n_events": "independent events",
    "n_open": "without upper bound",
    "n_disputed": "disputed",
}
