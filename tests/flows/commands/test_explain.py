"""newsledger explain, where a name stands for several articles or for none."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import newsledger
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of three deliveries: two stories under one file name, and a file without a story."""
    folder = tmp_path_factory.mktemp("explain")
    home, settings = folder / "home", Settings(home=folder / "home")
    for day, number in (("monday", "Nine"), ("tuesday", "Twelve")):
        (folder / day).mkdir()
        (folder / day / "blast.txt").write_text(f"{number} people were killed in Riverton on {day.title()}.\n")
        quick_ingest(settings, folder / day)
    (folder / "empty.txt").write_text(" \n")
    quick_ingest(settings, folder / "empty.txt")
    return home


def explain(home: Path, key: str) -> Result:
    return CliRunner().invoke(newsledger, ["--home", str(home), "explain", key], env={"COLUMNS": "150"})


def test_the_last_delivered_of_several_is_shown_and_the_others_are_named(home: Path):
    said = explain(home, "blast.txt")
    assert said.exit_code == 0
    assert said.stdout.index("Twelve people were killed") < said.stdout.index("Other articles called blast.txt")
    assert "Nine people were killed" not in said.stdout
    assert "2 articles are called blast.txt; shown is the one delivered last" in said.stderr
    assert f"newsledger --home {home} explain ARTICLE_ID" in said.stderr


def test_the_others_can_be_picked(home: Path, rows: Rows):
    other = str(rows(home, "SELECT article_id FROM articles WHERE body LIKE 'Nine%'")[0][0])
    assert other in explain(home, "blast.txt").stdout
    said = explain(home, other)
    assert "Nine people were killed" in said.stdout
    assert "Other articles" not in said.stdout
    assert not said.stderr


def test_a_record_that_became_no_article_says_why(home: Path):
    said = explain(home, "empty.txt")
    assert said.exit_code == 1
    assert isinstance(said.exception, SystemExit)
    assert "The record empty.txt of " in said.stderr
    assert "became no article: failed, blank:" in said.stderr


def why(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(newsledger, ["--home", str(home), "explain", *arguments], env={"COLUMNS": "200"})


def test_why_shows_how_the_sentence_of_a_figure_was_read(home: Path):
    said = why(home, "blast.txt", "--why", "1").stdout
    assert "Twelve/number people/people" in said
    assert re.search(r"were killed +│ passive", said)
    assert "trigger=passive" in said
    assert "toll role" in said
    assert why(home, "blast.txt", "--why", "people were killed").stdout == said


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("7", "The article has 1 figures, no number 7."), ("no such words", "does not hold the words")],
)
def test_why_of_what_the_article_has_not_says_so(home: Path, asked: str, answer: str):
    said = why(home, "blast.txt", "--why", asked)
    assert said.exit_code == 1
    assert answer in said.stderr


def test_a_sentence_is_derived_without_any_warehouse(tmp_path: Path):
    said = why(tmp_path / "none", "--sentence", "The court sentenced two men to death. Nine people died in a fire.")
    assert said.exit_code == 0
    assert "refused:" in said.stdout
    assert "No word of harm" in why(tmp_path / "none", "--sentence", "It rained.").stdout


@pytest.mark.parametrize("arguments", [(), ("blast.txt", "--sentence", "x"), ("--sentence", "x", "--why", "1")])
def test_either_an_article_or_a_sentence_is_explained(home: Path, arguments: tuple[str, ...]):
    assert why(home, *arguments).exit_code == 2
