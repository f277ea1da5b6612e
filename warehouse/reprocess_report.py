"""What a batch that was extracted again would change, after `warehouse.reprocess.compare`."""

from typing import NamedTuple

import duckdb
import polars as pl

from warehouse.sql import load_sql

#: What of a figure, and of a date, is shown side by side.
_FIGURE = (
    "category", "value_low", "value_best", "value_high", "unit", "quantifier", "victim", "certainty", "scope",
    "attributed_to", "occurred_from", "occurred_to", "place", "cause", "toll_role",
)  # fmt: skip
_DATE = ("timex_type", "timex_value", "starts_on", "ends_on", "precision", "anchor")
_ARTICLE = (
    "headline", "body", "language", "outlet", "agency", "author", "dateline", "published_on", "published_from",
    "published_to", "published_precision", "published_method",
)  # fmt: skip


class Changes(NamedTuple):
    """Of one batch, or of all together."""

    figures: pl.DataFrame  # what, rule, outlet, article_id, excerpt, before, after
    dates: pl.DataFrame  # the same columns
    articles: pl.DataFrame  # what (a column), n: articles of which it changes
    records: pl.DataFrame  # before, after (an outcome), n
    tolls: pl.DataFrame  # category, unit, n_articles whose toll changes, before, after


def changes(connection: duckdb.DuckDBPyConnection) -> Changes:
    """What `compare` found."""
    return Changes(
        _side_by_side(connection, "again_figures", _FIGURE),
        _side_by_side(connection, "again_dates", _DATE),
        _articles(connection),
        connection.execute(
            "SELECT old_outcome AS before, outcome AS after, count(*) AS n FROM again_moved"
            " WHERE outcome <> old_outcome GROUP BY ALL"
        ).pl(),
        connection.execute(load_sql("again_tolls")).pl(),
    )


def together(parts: list[Changes]) -> Changes:
    """The changes of several batches added up."""
    figures, dates, articles, records, tolls = (pl.concat(frames) for frames in zip(*parts, strict=True))
    return Changes(
        figures,
        dates,
        articles.group_by("what").agg(pl.col("n").sum()).sort("n", "what", descending=[True, False]),
        records.group_by("before", "after").agg(pl.col("n").sum()).sort("before", "after"),
        tolls.group_by("category", "unit").agg(pl.col("n_articles", "before", "after").sum()).sort("category", "unit"),
    )


def _side_by_side(connection: duckdb.DuckDBPyConnection, query: str, columns: tuple[str, ...]) -> pl.DataFrame:
    text = load_sql(query)
    for side, row in (("{before}", "o"), ("{after}", "n")):
        said = ", ".join(f"'{name.replace('_', ' ')} ' || {row}.{name}" for name in columns)
        text = text.replace(side, f"concat_ws('; ', {said})")
    return connection.execute(text).pl()


def _articles(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    fill = {
        "{columns}": ", ".join(f"o.{name} IS DISTINCT FROM n.{name} AS {name}" for name in _ARTICLE),
        "{names}": ", ".join(f"'{name}'" for name in _ARTICLE),
        "{flags}": ", ".join(_ARTICLE),
    }
    text = load_sql("again_articles_changed")
    for mark, value in fill.items():
        text = text.replace(mark, value)
    found = connection.execute(text).pl()
    return found.filter("has_changed").group_by("what").agg(n=pl.col("article_id").n_unique().cast(pl.Int64))
