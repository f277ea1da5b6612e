"""import newsledger: the documented calls give what is documented, and nothing heavy is imported for them."""

import doctest
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import newsledger
from tests.conftest import ROOT, SAMPLES
from transforms import schemas


@pytest.mark.parametrize(
    ("row", "schema"),
    [
        (newsledger.Article, schemas.ARTICLES),
        (newsledger.TimeExpression, schemas.TEMPORAL_EXPRESSIONS),
        (newsledger.Figure, schemas.CASUALTY_FIGURES),
    ],
)
def test_rows_have_the_columns_of_their_table(row: type, schema: dict[str, object]):
    assert [field.name for field in fields(row)] == list(schema)


def test_examples_of_the_package_hold():
    assert doctest.testmod(newsledger).attempted > 2
    assert doctest.testmod(newsledger).failed == 0


def test_examples_of_the_page_hold():
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_it_finds_what_an_ingest_loads(sample_home: Path):
    """The same rows as in the warehouse, for a file of one story."""
    name = "003-war-toll-report.txt"
    (record,) = newsledger.read(SAMPLES / name)
    found = newsledger.extract(record.text or "", title=record.title)
    query = f"""
        SELECT f.category, f.char_start, f.char_end, f.value_low, f.value_best, f.value_high
        FROM casualty_figures AS f JOIN records USING (article_id) WHERE external_id = '{name}' ORDER BY ALL
    """
    with newsledger.connect(sample_home) as warehouse:
        loaded = warehouse.execute(query).fetchall()
    names = ("category", "char_start", "char_end", "value_low", "value_best", "value_high")
    assert sorted(tuple(getattr(figure, name) for name in names) for figure in found.figures) == loaded
    assert loaded


def test_a_text_without_a_story_says_why():
    found = newsledger.extract("")
    assert found.article is None
    assert found.reason


def test_an_unknown_field_is_refused():
    with pytest.raises(TypeError, match="colour"):
        newsledger.extract("Two people were killed.", colour="red")


def test_nothing_heavy_is_imported():
    code = "import sys, newsledger; print(sorted({'prefect', 'great_expectations', 'flows'} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
