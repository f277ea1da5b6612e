"""Who says a figure, under one name: short names count for the fuller ones that stand before them."""

from pathlib import Path

import duckdb
import pytest

from warehouse.derived import computed

VIEW = Path(__file__).parents[2] / "warehouse" / "views" / "figure_sources.sql"


def actors(*said: tuple[str, str | None], country: str | None = None) -> list[tuple[str | None, str]]:
    """Actor and how it is known of each (article, source), in reading order."""
    with duckdb.connect() as db:
        db.execute("CREATE TABLE articles (article_id VARCHAR, country VARCHAR)")
        db.execute(
            "CREATE TABLE casualty_figures "
            "(figure_id INT, article_id VARCHAR, attributed_to VARCHAR, char_start INT, source_field VARCHAR)"
        )
        for article in {article for article, _ in said}:
            db.execute("INSERT INTO articles VALUES (?, ?)", [article, country])
        for number, (article, source) in enumerate(said):
            db.execute("INSERT INTO casualty_figures VALUES (?, ?, ?, ?, 'body')", [number, article, source, number])
        for table in ("figure_actors", "actor_names"):
            db.execute(f"CREATE TABLE {table} AS {computed(table)}")
        db.execute(VIEW.read_text(encoding="utf-8").split("COMMENT ON")[0])
        return db.execute("SELECT actor, actor_by FROM figure_sources ORDER BY figure_id").fetchall()


@pytest.mark.parametrize(
    ("sources", "last"),
    [
        (["the health ministry", "The ministry"], ("health ministry", "named before")),
        (["the Ministry of Health", "the ministry"], ("ministry of health", "named before")),
        (["Zuhra's health ministry", "the health ministry", "the ministry"], ("zuhra health ministry", "named before")),
        (["the health ministry", "the interior ministry", "the ministry"], ("ministry", "ambiguous")),
        (["The ministry", "the health ministry"], ("health ministry", "own words")),
        (["the human rights group", "a rights group"], ("rights group", "own words")),
        (["police and the health ministry", "the health ministry"], ("health ministry", "own words")),
        (["the police", "they"], (None, "pronoun")),
        (["the ministry"], ("ministry", "own words")),
    ],
)
def test_a_short_name_counts_for_the_fuller_one_before_it(sources: list[str], last: tuple[str | None, str]):
    assert actors(*(("a", source) for source in sources))[-1] == last


def test_another_article_is_another_ministry():
    assert actors(("a", "the health ministry"), ("b", "the ministry"))[-1] == ("ministry", "own words")


def test_in_a_country_a_common_name_is_that_of_the_one_proper_name_that_ends_in_it():
    said = (
        ("a", "the Zuhra health ministry"),
        ("b", "the health ministry"),
        ("c", "the East Dahl police"),
        ("d", "Dahl police"),
    )
    assert actors(*said, country="SYR")[1::2] == [("zuhra health ministry", "country"), ("dahl police", "own words")]
    assert actors(*said)[1] == ("health ministry", "own words")


def test_a_figure_of_no_source_has_no_actor():
    assert actors(("a", None)) == []
