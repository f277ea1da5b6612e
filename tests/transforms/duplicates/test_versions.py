from datetime import UTC, date, datetime

import polars as pl

from transforms.duplicates import order_versions

COLUMNS = pl.Schema(
    {"article_id": pl.String, "url": pl.String, "published_on": pl.Date, "first_seen_at": pl.Datetime("us", "UTC")}
)
MONDAY, TUESDAY = date(2021, 5, 3), date(2021, 5, 4)
EARLY, LATE = datetime(2021, 6, 1, tzinfo=UTC), datetime(2021, 6, 2, tzinfo=UTC)


def chain(*rows: tuple[object, ...]) -> list[tuple[str, str | None, bool]]:
    versions = order_versions(pl.DataFrame(rows, COLUMNS, orient="row"))
    return list(versions.select("article_id", "supersedes", "is_current").iter_rows())


def test_the_newest_is_current():
    rows = ("a2", "u", MONDAY, LATE), ("a1", "u", TUESDAY, EARLY)
    assert chain(*rows) == [("a2", None, False), ("a1", "a2", True)], "the day of publication, not the day of ingest"


def test_of_one_day_the_one_seen_last_is_current():
    assert chain(("a1", "u", MONDAY, LATE), ("a2", "u", MONDAY, EARLY)) == [("a2", None, False), ("a1", "a2", True)]


def test_an_unknown_day_is_the_earliest():
    assert chain(("a1", "u", None, LATE), ("a2", "u", MONDAY, EARLY))[-1] == ("a2", "a1", True)


def test_other_addresses_and_none_are_no_versions():
    assert chain(("a1", "u", MONDAY, EARLY), ("a2", "v", MONDAY, EARLY)) == []
    assert chain(("a1", None, MONDAY, EARLY), ("a2", None, MONDAY, EARLY)) == []
    assert chain(("a1", "", MONDAY, EARLY), ("a2", "", MONDAY, EARLY)) == []
