from datetime import date

import polars as pl
import pytest

from transforms.duplicates import choose_canonical

COLUMNS = pl.Schema(
    {"article_id": pl.String, "published_on": pl.Date, "n_words": pl.Int64, "outlet": pl.String, "agency": pl.String}
)
MAY_1, MAY_2 = date(2021, 5, 1), date(2021, 5, 2)


@pytest.mark.parametrize(
    ("rows", "canonical", "about"),
    [
        ([("a1", MAY_2, 900, None, None), ("a2", MAY_1, 90, None, None)], "a2", "the earliest"),
        ([("a1", None, 900, None, None), ("a2", MAY_2, 90, None, None)], "a2", "a known day before an unknown one"),
        ([("a1", MAY_1, 90, None, None), ("a2", MAY_1, 91, None, None)], "a2", "of one day the most complete"),
        ([("a1", MAY_1, 90, "The Post", "AP"), ("a2", MAY_1, 90, "ap.org", "AP")], "a2", "the agency's own page"),
        ([("a1", MAY_1, 90, "The Post", "AP"), ("a2", MAY_1, 90, "The Post", None)], "a2", "no agency credited"),
        ([("a2", MAY_1, 90, None, "AP"), ("a1", MAY_1, 90, None, "AP")], "a1", "the smallest id settles it"),
    ],
)
def test_rules(rows: list[tuple[object, ...]], canonical: str, about: str):
    members = pl.DataFrame(rows, COLUMNS, orient="row").with_columns(cluster_id=pl.lit("c1"), n_articles=1)
    assert choose_canonical(members).to_dicts() == [
        {"cluster_id": "c1", "canonical_article_id": canonical, "n_articles": 2}
    ], about


def test_one_that_stood_for_a_cluster_brings_its_articles():
    rows = [("a1", MAY_1, 9, None, None), ("a2", MAY_2, 9, None, None)]
    members = pl.DataFrame(rows, COLUMNS, orient="row").with_columns(
        cluster_id=pl.lit("c1"), n_articles=pl.Series([5, 1])
    )
    assert choose_canonical(members)["n_articles"].to_list() == [6]


def test_each_cluster_has_its_own():
    rows = [("a1", MAY_1, 9, None, None), ("a2", MAY_1, 9, None, None)]
    members = pl.DataFrame(rows, COLUMNS, orient="row").with_columns(cluster_id=pl.Series(["c2", "c1"]), n_articles=1)
    assert choose_canonical(members)["canonical_article_id"].to_list() == ["a2", "a1"]
