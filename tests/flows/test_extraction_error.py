"""A rule that raises, in a whole run: the article is loaded, the reason stands in its row, and a check counts it."""

from pathlib import Path

import polars as pl
import pytest

from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest, write_stories
from transforms import prepare as steps

STORY = "{}, 6 January 2026 (Valley Wire) - A landslide killed {} miners on Monday, the ministry said on Tuesday."


def test_the_article_is_loaded_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows):
    find = steps.find_figures

    def failing(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
        if articles["body"].str.contains("Orrin").any():
            raise ZeroDivisionError("division by zero")
        return find(articles, expressions)

    monkeypatch.setattr(steps, "find_figures", failing)
    write_stories(tmp_path / "inbox", {"a": STORY.format("Orrin", "four"), "b": STORY.format("Tarsa", "nine")})
    quick_ingest(Settings(home=tmp_path / "home"), tmp_path / "inbox")
    articles = (
        "SELECT external_id, outcome, is_extracted, extraction_error FROM records JOIN articles USING (article_id)"
    )
    assert rows(tmp_path / "home", f"{articles} ORDER BY 1") == [
        ("a", "loaded", False, "figures: ZeroDivisionError: division by zero"),
        ("b", "loaded", True, None),
    ]
    checks = "SELECT severity, success, n_unexpected FROM quality_checks WHERE expectation = 'extraction_complete'"
    assert rows(tmp_path / "home", checks) == [("warning", False, 1)]
    found = "SELECT count(*) FROM {} JOIN records USING (article_id) WHERE external_id = 'a'"
    assert rows(tmp_path / "home", found.format("casualty_figures")) == [(0,)]
    assert rows(tmp_path / "home", found.format("temporal_expressions")) == [(3,)]
    assert rows(tmp_path / "home", "SELECT count(*) FROM clusters WHERE n_articles = 1") == [(2,)]
