from datetime import date

import polars as pl
import pytest

from transforms.duplicates import choose_canonical
from transforms.duplicates.canonical import is_reprint

COLUMNS = pl.Schema({"article_id": pl.String, "published_on": pl.Date, "n_words": pl.Int64, "is_reprint": pl.Boolean})
MAY_1, MAY_2 = date(2021, 5, 1), date(2021, 5, 2)


def contenders(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, COLUMNS, orient="row").with_columns(group_id=pl.lit("g"), n_articles=1)


@pytest.mark.parametrize(
    ("rows", "canonical", "about"),
    [
        ([("a1", MAY_2, 900, False), ("a2", MAY_1, 90, False)], "a2", "the earliest"),
        ([("a1", None, 900, False), ("a2", MAY_2, 90, False)], "a2", "a known day before an unknown one"),
        ([("a1", MAY_2, 90, False), ("a2", MAY_1, 90, True)], "a2", "the earliest, a reprint too"),
        ([("a1", MAY_1, 90, True), ("a2", MAY_1, 90, False)], "a2", "of one day the original before a reprint"),
        ([("a1", MAY_1, 99, True), ("a2", MAY_1, 90, False)], "a2", "... even if the reprint has a line more"),
        ([("a1", MAY_1, 90, False), ("a2", MAY_1, 91, False)], "a2", "of originals the most complete"),
        ([("a1", MAY_1, 90, True), ("a2", MAY_1, 91, True)], "a2", "of reprints the most complete"),
        ([("a2", MAY_1, 90, True), ("a1", MAY_1, 90, True)], "a1", "the smallest id settles it"),
    ],
)
def test_rules(rows: list[tuple[object, ...]], canonical: str, about: str):
    assert choose_canonical(contenders(*rows)).to_dicts() == [
        {"group_id": "g", "cluster_id": "c" + canonical[1:], "canonical_article_id": canonical, "n_articles": 2}
    ], about


def test_one_that_stood_for_a_cluster_brings_its_articles():
    rows = contenders(("a1", MAY_1, 9, False), ("a2", MAY_2, 9, False))
    assert choose_canonical(rows.with_columns(n_articles=pl.Series([5, 1])))["n_articles"].to_list() == [6]


def test_each_group_has_its_own():
    rows = contenders(("a1", MAY_1, 9, False), ("a2", MAY_1, 9, False))
    assert choose_canonical(rows.with_columns(group_id=pl.Series(["g", "h"]))).height == 2


@pytest.mark.parametrize(
    ("outlet", "agency", "expected", "about"),
    [
        ("The Post", "Associated Press", True, "a paper that credits a wire"),
        ("reuters.com", "Reuters", False, "the agency's own page, which spells its name"),
        ("www.apnews.com", "Associated Press", False, "... or does not"),
        ("AFP", "Agence France-Presse", False, "the agency by its code"),
        ("apnews.com", "Reuters", True, "an agency that runs another's copy"),
        ("The Cape Times", "Associated Press", True, "a code inside a word is no code"),
        ("The Post", None, False, "no agency credited"),
        (None, "AP", True, "an unknown outlet is not known to be the agency"),
    ],
)
def test_is_reprint(outlet: str | None, agency: str | None, expected: bool, about: str):
    row = pl.DataFrame([(outlet, agency)], schema={"outlet": pl.String, "agency": pl.String}, orient="row")
    assert row.select(is_reprint()).item() is expected, about
