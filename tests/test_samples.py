"""The sample inbox against its gold: what a careful reader finds there, the pipeline finds too."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Rows

GOLD: dict[str, Any] = json.loads((ROOT / "examples" / "gold.json").read_text(encoding="utf-8"))
COLUMNS = (
    "headline",
    "dateline_place",
    "published_on",
    "author",
    "agency",
    "outlet",
    "license",
    "language",
    "is_extracted",
)


def article(rows: Rows, home: Path, key: str, columns: str) -> tuple[Any, ...]:
    """Columns of the article that a record became."""
    found = rows(
        home, f"SELECT {columns} FROM articles JOIN records r USING (article_id) WHERE r.external_id = '{key}'"
    )
    assert len(found) == 1, f"{key} is not one article"
    return found[0]


@pytest.mark.parametrize("key", GOLD["outcomes"])
def test_outcome_and_reason(key: str, sample_home: Path, rows: Rows):
    name = "coalesce(r.external_id, parse_filename(f.uri))"
    sql = f"SELECT r.outcome, r.reason FROM records r JOIN files f USING (file_id) WHERE {name} = '{key}'"
    found = rows(sample_home, sql)
    outcome, code = GOLD["outcomes"][key]
    assert [(o, str(reason).split(":")[0]) for o, reason in found] == [(outcome, code)]


@pytest.mark.parametrize("key", GOLD["articles"])
def test_facts_of_the_article(key: str, sample_home: Path, rows: Rows):
    gold = GOLD["articles"][key]
    wanted = {name: gold[name] for name in COLUMNS if name in gold}
    names = [f"{name}::VARCHAR" if name == "published_on" else name for name in COLUMNS]
    found = dict(
        zip(COLUMNS, article(rows, sample_home, key, ", ".join(f"articles.{name}" for name in names)), strict=True)
    )
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("key", [k for k, gold in GOLD["articles"].items() if "lacks" in gold or "contains" in gold])
def test_the_body_is_the_story(key: str, sample_home: Path, rows: Rows):
    (body,) = article(rows, sample_home, key, "body")
    assert [text for text in GOLD["articles"][key].get("lacks", []) if text in body] == []
    assert GOLD["articles"][key].get("contains", "") in body


@pytest.mark.parametrize("key", [k for k, gold in GOLD["articles"].items() if "tolls" in gold])
def test_tolls(key: str, sample_home: Path, rows: Rows):
    (article_id,) = article(rows, sample_home, key, "article_id")
    sql = f"SELECT category, toll_low, toll_best, toll_high FROM article_tolls WHERE article_id = '{article_id}'"
    found = {category: list(bounds) for category, *bounds in rows(sample_home, f"{sql} AND unit = 'person'")}
    wanted = GOLD["articles"][key]["tolls"]
    assert {category: found.get(category) for category in wanted} == wanted


@pytest.mark.parametrize("key", [k for k, gold in GOLD["articles"].items() if "absent" in gold])
def test_nothing_is_invented(key: str, sample_home: Path, rows: Rows):
    (article_id,) = article(rows, sample_home, key, "article_id")
    found = rows(sample_home, f"SELECT category, reported_text FROM casualty_figures WHERE article_id = '{article_id}'")
    assert [row for row in found if row[0] in GOLD["articles"][key]["absent"]] == []


@pytest.mark.parametrize("key", [k for k, gold in GOLD["articles"].items() if "occurred_on" in gold])
def test_when_it_happened(key: str, sample_home: Path, rows: Rows):
    (article_id,) = article(rows, sample_home, key, "article_id")
    sql = f"SELECT DISTINCT occurred_from::VARCHAR FROM casualty_figures WHERE article_id = '{article_id}'"
    assert rows(sample_home, sql) == [(GOLD["articles"][key]["occurred_on"],)]


def test_the_war_report_has_its_three_figures_and_their_source(sample_home: Path, rows: Rows):
    (article_id,) = article(rows, sample_home, "003-war-toll-report.txt", "article_id")
    sql = f"SELECT category, attributed_to, scope FROM casualty_figures WHERE article_id = '{article_id}'"
    found = rows(sample_home, f"{sql} ORDER BY char_start")
    assert [row[0] for row in found] == ["killed", "injured", "displaced"]
    assert all("Centre for Conflict Research" in str(row[1]) and row[2] == "cumulative" for row in found), found


@pytest.mark.parametrize("key", [k for k, gold in GOLD["articles"].items() if "cluster_of" in gold])
def test_reprints_share_a_cluster(key: str, sample_home: Path, rows: Rows):
    (mine,) = article(rows, sample_home, key, "cluster_id")
    assert (mine,) == article(rows, sample_home, GOLD["articles"][key]["cluster_of"], "cluster_id")


@pytest.mark.parametrize("pair", GOLD["apart"], ids=str)
def test_other_stories_stay_apart(pair: list[str], sample_home: Path, rows: Rows):
    first, second = (article(rows, sample_home, key, "cluster_id") for key in pair)
    assert first != second
