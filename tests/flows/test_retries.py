"""Files that could not be read for want of a package are read once it is there; what waits is said."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from flows.cli import newsledger
from flows.look import look
from flows.request import Request
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest, settings_at
from tests.transforms.formats.documents import docx
from tests.transforms.formats.samples import zipped
from transforms.formats import registry

STORY = "A ferry sank off the coast of Tarn on Tuesday and twelve people died, the coast guard said in a statement."
OUTCOMES = "SELECT coalesce(member, ''), outcome FROM records ORDER BY ALL"


def without(*packages: str) -> object:
    def load(name: str) -> ModuleType:
        if name in packages:
            raise ModuleNotFoundError(name)
        return importlib.import_module(name)

    return load


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A document, the same under another name, and an archive with a document and a text."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.docx").write_bytes(docx(["Ferry sinks", STORY]))
    (inbox / "b.docx").write_bytes(docx(["Ferry sinks", STORY]))
    members = {"one.docx": docx(["Bus burns", STORY.replace("ferry sank", "bus burnt")]), "two.txt": STORY.encode()}
    (inbox / "c.zip").write_bytes(zipped(members))
    return inbox


def say(home: Path, *arguments: str) -> str:
    return " ".join(CliRunner().invoke(newsledger, ["--home", str(home), *arguments]).output.split())


def test_what_waited_for_a_package_is_read_when_it_is_there(
    inbox: Path, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
):
    settings = settings_at(tmp_path / "home")
    monkeypatch.setattr(registry, "import_module", without("mammoth"))
    quick_ingest(settings, inbox)
    before = rows(settings.home, OUTCOMES)
    assert before == [("", "failed"), ("", "failed"), ("one.docx", "failed"), ("two.txt", "loaded")]
    waiting = "wait for a package. pip install 'newsledger[documents]', and the next ingest reads them."
    assert waiting in say(settings.home, "status")
    assert waiting in say(settings.home, "quarantine", "list")
    assert not look(Request((str(inbox),), settings)).has_news, "it would fail again"

    monkeypatch.undo()
    assert "is installed now" in say(settings.home, "status")
    assert look(Request((str(inbox),), settings)).has_news
    for path in inbox.iterdir():
        path.unlink()  # the archive has them
    quick_ingest(settings, inbox)
    assert rows(settings.home, OUTCOMES) == [
        ("", "duplicate"), ("", "loaded"), ("one.docx", "loaded"), ("two.txt", "loaded"),
    ]  # fmt: skip
    assert rows(settings.home, "SELECT DISTINCT status, n_records FROM files ORDER BY ALL") == [
        ("read", 1),
        ("read", 2),
    ]
    assert "wait for a package" not in say(settings.home, "status")
    assert not look(Request((str(inbox),), settings)).has_news
    told = "SELECT run_id FROM records UNION ALL SELECT run_id FROM quarantine"
    counts = f"SELECT any_value(n_records) - count(*) FROM runs JOIN ({told}) USING (run_id) GROUP BY run_id"
    assert rows(settings.home, counts) == [(0,), (0,)], "the counts of a run are those of its records"
