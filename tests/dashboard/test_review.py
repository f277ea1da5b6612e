"""Reviewing on a page: what a person says is written down, shown as waiting, and applied by who writes next."""

import shutil
from pathlib import Path

import pytest

from dashboard.review import ALLOWED
from tests.conftest import Rows
from tests.dashboard.shared import Page
from warehouse.connection import open_writer
from warehouse.corrections import take_in


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_home, tmp_path / "home")
    return tmp_path / "home"


def test_a_figure_is_corrected_on_its_page(home: Path, page: Page, rows: Rows, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(ALLOWED, "1")
    ((figure_id, article_id),) = rows(
        home, "SELECT figure_id, article_id FROM casualty_figures WHERE value_best > 1 ORDER BY 1 LIMIT 1"
    )
    shown = page("articles", home, article=str(article_id))
    shown.selectbox(key=f"row-{article_id}").select(figure_id).run()
    shown.radio(key=f"action-{article_id}").set_value("correct").run()
    for column in ("value_low", "value_best", "value_high"):
        shown.text_input(key=f"casualty_figures-{column}").input("3")
    shown.text_input(key="reviewer").input("A. Reader")
    shown.button[-1].click().run()
    assert not shown.exception
    assert "Written down" in shown.success[0].value
    with open_writer(home / "warehouse.duckdb") as warehouse:
        assert take_in(warehouse, home) == 1
    said = f"SELECT value_best, review_status, reviewed_by FROM casualty_figures WHERE figure_id = '{figure_id}'"
    assert rows(home, said) == [(3, "corrected", "A. Reader")]


def test_nobody_reviews_on_a_dashboard_that_only_shows(home: Path, page: Page, rows: Rows):
    ((article_id,),) = rows(home, "SELECT article_id FROM casualty_figures ORDER BY 1 LIMIT 1")
    shown = page("articles", home, article=str(article_id))
    assert not shown.exception
    assert not shown.radio
