"""The page of searches, and queries of one's own."""

import shutil
from pathlib import Path

import pytest

from dashboard import indexing
from dashboard.hits import excerpts, hit_spans
from dashboard.saved import SavedError, forget, save, saved
from tests.dashboard.shared import Page
from warehouse import search

needs_index = pytest.mark.skipif(not search.is_installed(), reason="duckdb-extension-fts is not installed")


@pytest.fixture
def home(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sample_home, tmp_path / "home", ignore=shutil.ignore_patterns("search"))  # without an index
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@needs_index
def test_what_is_found_is_marked_and_can_be_read(home: Path, page: Page):
    shown = page("search", home, words="ferry capsized")
    assert not shown.exception
    assert any('<span class="nl-hit"' in element.proto.body for element in shown.get("html"))
    next(button for button in shown.button if button.label == "Read").click().run()
    assert not shown.exception
    bodies = [element.proto.body for element in shown.get("html")]
    assert any("nl-hit" in body and "nl-figure" in body for body in bodies)


@needs_index
def test_a_phrase_stands_exactly_so(home: Path, page: Page):
    assert page("search", home, words="market bomb").caption[-1].value.startswith(("2", "3", "4"))
    assert page("search", home, words='"bomb market"').info[0].value.startswith("No article has all")
    assert page("search", home, words="“bomb market”").info[0].value.startswith("No article has all")


@needs_index
def test_words_that_cannot_be_found_are_said_to_be_so(home: Path, page: Page):
    shown = page("search", home, words='"the" % of')
    assert not shown.exception
    assert shown.info[0].value.startswith("There is no word in this to search for")


@needs_index
def test_articles_that_are_not_indexed_are_not_said_to_lack_the_words(
    home: Path, page: Page, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(indexing, "ready", lambda: search.State(0, 9))
    monkeypatch.setattr(indexing, "come_back", lambda _: None)  # it would look again at once, and see it otherwise
    shown = page("search", home, words="ferry")
    assert not shown.exception
    assert shown.info[0].value.startswith("None of the 0 articles indexed so far has all")


def test_a_search_without_its_package_says_how_to_get_it(home: Path, page: Page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "is_installed", lambda: False)
    shown = page("search", home, words="ferry")
    assert not shown.exception
    assert "pip install" in shown.info[0].value


@needs_index
def test_a_search_is_kept_under_its_name(home: Path, page: Page):
    save("Ferries", ".search", "words=ferry&any=True&since=2025-01-01&outlet=&until=x")
    shown = page("search", home)
    shown = shown.selectbox(key="saved-search").select("Ferries").run()
    assert not shown.exception
    assert shown.text_input(key="words").value == "ferry"
    assert shown.toggle(key="any").value
    assert str(shown.date_input(key="since").value) == "2025-01-01"


def test_a_query_of_ones_own_is_kept_and_removed(home: Path, page: Page):
    shown = page("sql", home, query="SELECT 1 AS mine")
    shown.text_input(key="save-name.sql").input("Mine, of today").run()
    shown.button(key="save.sql").click().run()
    assert not shown.exception
    assert saved(".sql") == {"Mine, of today": "SELECT 1 AS mine"}
    again = page("sql", home).selectbox(key="example").select("Mine, of today").run()
    assert again.dataframe[0].value["mine"].to_list() == [1]
    forget("Mine, of today", ".sql")
    assert saved(".sql") == {}


@pytest.mark.parametrize("name", ["", "../../outside", "a/b", ".hidden", "x" * 90, "a\nb", "a\0b"])
def test_a_name_is_no_path(home: Path, name: str):
    with pytest.raises(SavedError):
        save(name, ".sql", "SELECT 1")
    forget(name, ".sql")
    assert not (home / "queries").exists()


def test_hits_are_marked_with_their_accents_and_text_stays_text():
    text = "<b>Orléans</b> was quiet. " + "Nothing happened. " * 40 + "Then ORLEANS shook."
    assert [text[span.start : span.end] for span in hit_spans(text, {"orleans"})] == ["Orléans", "ORLEANS"]
    shown = excerpts(text, {"orleans"})
    assert shown.count('class="nl-hit"') == 2
    assert "&lt;b&gt;" in shown
    assert " … " in shown
    assert excerpts("Short.", set()) == "Short."
