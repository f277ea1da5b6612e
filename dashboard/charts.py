"""Charts: Altair, with one palette and no data leaving the page."""

import altair as alt
import polars as pl

OUTCOME_COLORS = {"loaded": "#2f855a", "duplicate": "#4a7fb5", "quarantined": "#d08700", "failed": "#b5392f"}
VERDICT_COLORS = {"held": "#b7dfc3", "failed": "#c2410c", "could not run": "#6b21a8"}


def _scale(colors: dict[str, str]) -> alt.Scale:
    return alt.Scale(domain=list(colors), range=list(colors.values()))


def outcomes_by_run(runs: pl.DataFrame) -> alt.Chart:
    """Stacked bars of records by outcome, one bar a run."""
    names = {"n_loaded": "loaded", "n_duplicates": "duplicate", "n_quarantined": "quarantined", "n_failed": "failed"}
    long = runs.rename(names).unpivot(
        index=["run_id", "started_at"], on=list(names.values()), variable_name="outcome", value_name="records"
    )
    return (
        alt.Chart(long)
        .mark_bar()
        .encode(
            x=alt.X("run_id:N", title=None, sort=alt.SortField("started_at"), axis=alt.Axis(labels=False, ticks=False)),
            y=alt.Y("records:Q", title="records"),
            color=alt.Color("outcome:N", scale=_scale(OUTCOME_COLORS), title=None),
            tooltip=["run_id", "started_at:T", "outcome", alt.Tooltip("records:Q", format=",")],
        )
        .properties(height=260)
    )


def pass_rates(rates: pl.DataFrame) -> alt.Chart:
    """Share of checks that held, over runs, one line a suite, one row a severity."""
    return (
        alt.Chart(rates)
        .mark_line(point=True)
        .encode(
            x=alt.X("started_at:T", title=None),
            y=alt.Y("pass_rate:Q", title="held", axis=alt.Axis(format="%"), scale=alt.Scale(zero=False)),
            color=alt.Color("suite:N", title="suite"),
            strokeDash=alt.StrokeDash("severity:N", title="severity"),
            tooltip=["suite", "severity", "run_id", alt.Tooltip("pass_rate:Q", format=".1%"), "n_checks", "n_not_run"],
        )
        .properties(height=260)
    )


def check_grid(grid: pl.DataFrame) -> alt.Chart:
    """Heat map of expectation by run."""
    return (
        alt.Chart(grid.with_columns(check=pl.concat_str("suite", pl.lit("."), "expectation")))
        .mark_rect(stroke="white")
        .encode(
            x=alt.X(
                "run_id:N", sort=alt.SortField("started_at"), title=None, axis=alt.Axis(labelLimit=90, labelAngle=-40)
            ),
            y=alt.Y("check:N", title=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color("verdict:N", scale=_scale(VERDICT_COLORS), title=None),
            tooltip=["check", "severity", "run_id", "verdict", "n_unexpected", "n_evaluated", "n_silenced"],
        )
        .properties(height=alt.Step(15))
    )


def toll_over_time(figures: pl.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Each claim as its best value with a bar from low to high; an open upper bound ends at its best value."""
    dated = figures.filter(pl.col("on_day").is_not_null()).with_columns(
        top=pl.coalesce("value_high", "value_best"), source=pl.coalesce("attributed_to", pl.lit("the article"))
    )
    base = alt.Chart(dated).encode(
        x=alt.X("on_day:T", title=None),
        color=alt.Color("source:N", title="according to", legend=alt.Legend(labelLimit=180, symbolLimit=12)),
    )
    tooltip = ["on_day:T", "reported_text", "victim", "source", "place", "scope", "headline", "outlet"]
    bands = base.mark_rule(strokeWidth=3, opacity=0.45).encode(
        y=alt.Y("value_low:Q", title="people", scale=alt.Scale(type="symlog")), y2="top:Q"
    )
    points = base.mark_circle(size=70).encode(y=alt.Y("value_best:Q", title="people"), tooltip=tooltip)
    return (bands + points).properties(height=380)


def by_day(days: pl.DataFrame) -> alt.Chart:
    """Articles by day of publication."""
    return (
        alt.Chart(days)
        .mark_bar()
        .encode(x=alt.X("published_on:T", title=None), y=alt.Y("n_articles:Q", title="articles"))
        .properties(height=220)
    )


def automatic(frame: pl.DataFrame) -> alt.Chart | None:
    """A bar chart of the first number by the first other column; None if the result has no such pair."""
    numbers = [name for name, kind in frame.schema.items() if kind.is_numeric()]
    others = [name for name in frame.columns if name not in numbers]
    if not numbers or not others or frame.height < 2:
        return None
    x_is_time = frame.schema[others[0]].is_temporal()
    top = frame.head(100)
    mark = alt.Chart(top).mark_line(point=True) if x_is_time else alt.Chart(top).mark_bar()
    return mark.encode(
        x=alt.X(alt.FieldName(others[0]), type="temporal" if x_is_time else "nominal", sort=None),
        y=alt.Y(alt.FieldName(numbers[0]), type="quantitative"),
    ).properties(height=320)
