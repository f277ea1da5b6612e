"""Articles with figures, as `find_traits` takes them, and events of them by all steps without a warehouse."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from tests.transforms.places.articles import frame
from transforms.events import find_keys, find_traits, judge
from transforms.events.settle import settle
from transforms.places import find_places
from transforms.schemas import ARTICLES, CASUALTY_FIGURES


@dataclass(frozen=True)
class Told:
    """An article, and what it reports."""

    key: str
    text: str
    day: date | None = date(2031, 5, 6)
    killed: int | None = 1
    injured: int | None = None
    place: str | None = None
    scope: str = "incident"
    published: date | None = None  # another day than that of the harm


def traits(*told: Told) -> pl.DataFrame:
    """TRAITS of the articles."""
    articles = frame(
        ARTICLES, *({"article_id": t.key, "body": t.text, "published_on": t.published or t.day} for t in told)
    )
    figures = frame(
        CASUALTY_FIGURES,
        *(
            {
                "figure_id": f"f{t.key}{category}", "article_id": t.key, "category": category, "scope": t.scope,
                "toll_role": "counted", "value_best": value, "place": t.place, "occurred_from": t.day,
                "occurred_to": t.day,
            }
            for t in told
            for category, value in (("killed", t.killed), ("injured", t.injured))
            if value is not None or (category == "killed" and t.injured is None)
        ),
    )  # fmt: skip
    placed = find_places(articles, figures)
    return find_traits(placed.articles, placed.figures, placed.places)


def links(found: pl.DataFrame) -> pl.DataFrame:
    """LINKS of all candidate pairs of TRAITS."""
    keys = find_keys(found)
    asked, posted = (keys.filter(role=role).select("article_id", "key") for role in ("ask", "post"))
    pairs = asked.join(posted, on="key").filter(pl.col("article_id") != pl.col("article_id_right"))
    ordered = {(min(a, b), max(a, b)) for a, b in pairs.select("article_id", "article_id_right").iter_rows()}
    return judge(sorted(ordered), {row["article_id"]: row for row in found.iter_rows(named=True)})


def events(*told: Told) -> set[frozenset[str]]:
    """The events of the articles, each as its articles."""
    found = traits(*told)
    articles = found.with_columns(cluster_id="article_id", old_event_id=pl.lit(None, pl.String))
    return groups(settle(articles, links(found)).select("event_id", "article_id").iter_rows())


def groups(rows: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """Pairs of event and article as the sets of articles that belong together."""
    by_event: dict[str, set[str]] = {}
    for event, article in rows:
        by_event.setdefault(event, set()).add(article)
    return {frozenset(some) for some in by_event.values()}
