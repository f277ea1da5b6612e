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


def stacked(rows: pl.DataFrame, by: str) -> alt.Chart:
    """Best estimates by month, stacked by ``by`` (country_name or category); a click chooses month and part."""
    part = pl.col(by).fill_null(NOT_KNOWN)
    largest = rows.group_by(part).agg(pl.col("toll_best").sum()).sort("toll_best", by, descending=[True, False])
    named = largest[by].head(N_COUNTRIES).to_list()
    shown = (
        rows.drop_nulls("month")
        .with_columns(
            part=pl.when(part.is_in(named)).then(part).otherwise(pl.lit(OTHERS)), day=pl.col("month").dt.to_string()
        )
        .group_by("month", "day", "part")
        .agg(pl.col("toll_low", "toll_best", "toll_high", "n_events", "n_open", "n_disputed").sum())
    )
    parts = [name for name in (*named, OTHERS) if name in shown["part"]]
    chosen = alt.selection_point(name="bar", fields=["day", "part"], on="click", empty=False)
    n_months = max(1, shown["month"].n_unique())
    return (
        alt.Chart(shown)
        .mark_bar(cursor="pointer", size=max(3, min(40, 700 // n_months)))
        .encode(
            x=alt.X("month:T", title=None, scale=alt.Scale(padding=20)),
            y=alt.Y("toll_best:Q", title="people, best estimate", axis=alt.Axis(format=",d")),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=parts, range=[*PALETTE[: len(named)], PALETTE[-1]][: len(parts)]),
                sort=parts,
                legend=alt.Legend(orient="bottom", title=None, columns=4, labelLimit=180),
            ),
            tooltip=[
                alt.Tooltip("month:T", format="%B %Y"),
                alt.Tooltip("part:N", title=by.removesuffix("_name")),
                *(alt.Tooltip(f"{name}:Q", title=title, format=",") for name, title in _TOLD.items()),
            ],
        )
        .add_params(chosen)
        .properties(height=360)
    )


_TOLD = {
    "toll_low": "low",
    "toll_best": "best",
    "toll_high": "high",
    "n_events": "independent events",
    "n_open": "without upper bound",
    "n_disputed": "disputed",
}
