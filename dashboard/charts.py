"""Charts: Altair, with one palette and no data leaving the page."""

import json

import altair as alt
import polars as pl

OUTCOME_COLORS = {"loaded": "#2f855a", "duplicate": "#4a7fb5", "quarantined": "#d08700", "failed": "#b5392f"}
VERDICT_COLORS = {
    "held": "#b7dfc3",
    "critical failed": "#b42318",
    "warning failed": "#e08600",
    "info failed": "#4a7fb5",
    "could not run": "#6b21a8",
    "silenced": "#f0d9a8",
}
BLUE, RED = "#3b6ea5", "#c0392b"
#: Colours that an eye can tell apart on light and on dark ground; the last is for all the rest.
PALETTE = ["#1f6fb2", "#c2410c", "#2f855a", "#8b5cb5", "#d08700", "#0e8a8a", "#b83280", "#a9b0ba"]
_TICKS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000, 100000, 500000, 1000000, 10000000]


def _scale(colors: dict[str, str]) -> alt.Scale:
    return alt.Scale(domain=list(colors), range=list(colors.values()))


SEVERITY_COLORS = {"critical": "#c0392b", "warning": "#d08700", "info": "#3b6ea5"}


def people(field: str) -> alt.Y:
    """A symmetric log axis: tolls reach from none to hundreds of thousands, and 0 is a figure."""
    return alt.Y(
        f"{field}:Q", title="people", scale=alt.Scale(type="symlog"), axis=alt.Axis(values=_TICKS, format=",d")
    )


def _by_run(frame: pl.DataFrame, *, labels: bool = True) -> alt.X:
    """Runs in order of time, named by their start; a run is no point on a time scale, as several may share a minute."""
    started = dict(frame.select("run_id", pl.col("started_at").dt.strftime("%d %b %H:%M")).unique().iter_rows())
    expression = f"({json.dumps(started)})[datum.value]"
    axis = alt.Axis(labelExpr=expression, labelAngle=-30, labels=labels, ticks=labels)
    return alt.X("run_id:N", title=None, sort=alt.SortField("started_at"), axis=axis)


def outcomes_by_run(runs: pl.DataFrame) -> alt.Chart:
    """Stacked bars of records by outcome, one bar a run."""
    names = {"n_loaded": "loaded", "n_duplicates": "duplicate", "n_quarantined": "quarantined", "n_failed": "failed"}
    long = runs.rename(names).unpivot(
        index=["run_id", "started_at"], on=list(names.values()), variable_name="outcome", value_name="records"
    )
    return (
        alt.Chart(long)
        .mark_bar(size=max(5.0, min(48.0, 360 / runs.height)))
        .encode(
            x=_by_run(runs, labels=runs.height <= 20),
            y=alt.Y("records:Q", title="records"),
            color=alt.Color("outcome:N", scale=_scale(OUTCOME_COLORS), legend=None),
            tooltip=["run_id", "started_at:T", "outcome", alt.Tooltip("records:Q", format=",")],
        )
        .properties(height=340)
    )


def pass_rates(rates: pl.DataFrame) -> alt.Chart:
    """Share of checks that held, over runs: one line a suite and severity, in the colour of the severity."""
    lowest = rates["pass_rate"].min()
    bottom = min(0.9, lowest) if isinstance(lowest, float) else 0.0
    return (
        alt.Chart(rates)
        .mark_line(point=alt.OverlayMarkDef(size=60), strokeWidth=2, opacity=0.8)
        .encode(
            x=_by_run(rates),
            y=alt.Y("pass_rate:Q", title="held", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[bottom, 1])),
            color=alt.Color("severity:N", scale=_scale(SEVERITY_COLORS), legend=None),
            detail="suite:N",
            tooltip=["suite", "severity", "run_id", alt.Tooltip("pass_rate:Q", format=".1%"), "n_checks", "n_not_run"],
        )
        .properties(height=340)
    )


def check_grid(grid: pl.DataFrame) -> alt.Chart:
    """Heat map of expectation by run, a failure in the colour of its severity; a click chooses one."""
    failed = pl.col("verdict") == "failed"
    by_severity = pl.when(failed).then(pl.col("severity") + " failed").otherwise("verdict")
    grid = grid.with_columns(verdict=by_severity)
    shown = {name: color for name, color in VERDICT_COLORS.items() if name in grid["verdict"]}
    cell = alt.selection_point(name="cell", fields=["run_id", "check"], on="click", empty=False)
    return (
        alt.Chart(grid)
        .mark_rect(stroke="white", cursor="pointer")
        .encode(
            x=_by_run(grid),
            y=alt.Y("check:N", title=None, axis=alt.Axis(labelLimit=260, labelOverlap=False)),
            color=alt.Color("verdict:N", scale=_scale(shown), legend=None),
            tooltip=["check", "severity", "run_id", "verdict", "n_unexpected", "n_evaluated", "n_silenced"],
        )
        .add_params(cell)
        .properties(height=100 + 20 * grid["check"].n_unique())
    )


def by_day(days: pl.DataFrame) -> alt.Chart:
    """Articles by day of publication."""
    return (
        alt.Chart(days)
        .mark_bar(color=BLUE, size=4)
        .encode(
            x=alt.X("published_on:T", title=None, scale=alt.Scale(padding=10)),
            y=alt.Y("n_articles:Q", title="articles", axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=["published_on:T", "n_articles"],
        )
        .properties(height=220)
    )


def automatic(frame: pl.DataFrame) -> alt.Chart | None:
    """A chart of the first number by the first other column; None if the result has no such pair."""
    numbers = [name for name, kind in frame.schema.items() if kind.is_numeric()]
    others = [name for name, kind in frame.schema.items() if name not in numbers and not kind.is_nested()]
    if not numbers or not others or frame.height < 2:
        return None
    x_is_time = frame.schema[others[0]].is_temporal()
    top = frame.select(others[0], numbers[0]).head(100)
    mark = alt.Chart(top).mark_line(point=True) if x_is_time else alt.Chart(top).mark_bar(color=BLUE)
    by = alt.X(alt.FieldName(others[0]), type="temporal" if x_is_time else "nominal", sort=None)
    return mark.encode(x=by, y=alt.Y(alt.FieldName(numbers[0]), type="quantitative")).properties(height=360)
