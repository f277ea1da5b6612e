from datetime import date

import polars as pl

from transforms.duplicates import order_versions

COLUMNS = pl.Schema({"article_id": pl.String, "address": pl.UInt64, "published_on": pl.Date, "signature_no": pl.Int32})
MONDAY, TUESDAY = date(2021, 5, 3), date(2021, 5, 4)


def chain(*rows: tuple[object, ...]) -> list[tuple[str, str | None, bool]]:
    versions = order_versions(pl.DataFrame(rows, COLUMNS, orient="row"))
    return list(versions.select("article_id", "supersedes", "is_current").iter_rows())


def test_the_newest_is_current():
    rows = ("a2", 7, MONDAY, 2), ("a1", 7, TUESDAY, 1)
    assert chain(*rows) == [("a2", None, False), ("a1", "a2", True)], "the day of publication, not the order of loading"


def test_of_one_day_the_one_loaded_last_is_current():
    assert chain(("a1", 7, MONDAY, 2), ("a2", 7, MONDAY, 1)) == [("a2", None, False), ("a1", "a2", True)]


def test_an_unknown_day_is_the_earliest():
    assert chain(("a1", 7, None, 2), ("a2", 7, MONDAY, 1))[-1] == ("a2", "a1", True)


def test_three_versions_follow_each_other():
    assert [s for _, s, _ in chain(("a1", 7, None, 1), ("a2", 7, None, 2), ("a3", 7, None, 3))] == [None, "a1", "a2"]


def test_other_addresses_are_no_versions():
    assert chain(("a1", 7, MONDAY, 1), ("a2", 8, MONDAY, 2)) == []
