"""As of: after ten runs, two reprocesses, a replay and a correction, what stood after each comes back exactly."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.quarantine import Choice, replay
from flows.reprocess import Selection, reprocess
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest
from transforms import prepare
from warehouse.connection import Connection, open_reader, open_writer
from warehouse.corrections import correction, submit, take_in
from warehouse.history import APPENDED, VERSIONED, show_as_of

PLACES = ("Orrin", "Tarsa", "Kessim", "Velm", "Dorra", "Mave", "Quell", "Rusk", "Sarn", "Pell")
STORY = "{0}, {1} January 2026 (Valley Wire) - A landslide killed {2} miners near {0} on Monday, the ministry said. {3}"
REST = "Rescuers dug until dark, and the only road to the pit stayed closed in the night, a spokesman said."
MORE = "The owner of the pit had been warned twice in autumn, according to papers that the regional paper has seen."
ASKED = (
    *VERSIONED,
    *APPENDED,
    "clusters",
    "events",
    "event_tolls",
    "quarantine",
    "article_tolls",
    "casualty_claims",
    "articles_with_reprints",
)


def _deliver(inbox: Path, number: int) -> None:
    """A story; an earlier one, longer and dated before, so that its cluster takes another name; and a short one."""
    inbox.mkdir(exist_ok=True)
    place, before = PLACES[number], PLACES[number // 2]
    texts = [
        STORY.format(place, 12, number + 3, REST),
        STORY.format(before, 11 - number % 3, number // 2 + 3, f"{REST} {MORE}"),
        f"{place}, 12 January 2026 - A blast killed {number + 2} men on Monday.",
    ]
    lines = [
        {"id": f"{number}-{i}", "text": text, "language": "en", "source": f"Outlet {i}",
         "url": f"https://o{i}.example/{number // 3}"}
        for i, text in enumerate(texts)
    ]  # fmt: skip
    (inbox / f"{number}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _said(warehouse: Connection) -> dict[str, list[str]]:
    """Every row by table, as text."""
    return {name: sorted(map(repr, warehouse.execute(f"FROM {name}").fetchall())) for name in ASKED}


class Life:
    """A warehouse that remembers what it said after each thing that happened to it."""

    def __init__(self, settings: Settings) -> None:
        """Nothing happened yet."""
        self.settings = settings
        self.moments: list[tuple[str, datetime, dict[str, list[str]]]] = []

    def note(self, what: str) -> None:
        """Remember what it says now."""
        with open_reader(self.settings.warehouse) as warehouse:
            self.moments.append((what, datetime.now(UTC), _said(warehouse)))


def _run_by_older_rules(life: Life, inbox: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    find = prepare.find_figures

    def other(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
        return find(articles, expressions).with_columns(pl.col("value_best", "value_high") + number % 2)

    with monkeypatch.context() as patched:
        patched.setattr(prepare, "find_figures", other)
        patched.setattr("transforms.structure.EXTRACTOR_VERSION", f"older-{number // 4}")
        _deliver(inbox, number)
        quick_ingest(life.settings, inbox)
    life.note(f"run {number}")


@pytest.mark.nightly
@pytest.mark.timeout(1800)  # each step is bounded; together they may be long
@pytest.mark.usefixtures("warm_workers")
def test_what_stood_after_each_run_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    given: dict[str, Any] = {"home": tmp_path / "home", "workers": 1, "thresholds": {"min_words": 15}}
    looser: dict[str, Any] = {**given, "thresholds": {"min_words": 5}}
    life, inbox = Life(Settings(**given)), tmp_path / "inbox"
    for number in range(5):
        _run_by_older_rules(life, inbox, number, monkeypatch)
    assert reprocess(life.settings, Selection()).n_changed > 0
    life.note("first reprocess")
    for number in range(5, 10):
        _run_by_older_rules(life, inbox, number, monkeypatch)
    with open_writer(life.settings.warehouse) as warehouse:
        key = warehouse.execute("SELECT min(figure_id) FROM casualty_figures").fetchall()[0][0]
        submit(life.settings.home, correction(warehouse, key, "reject", "A. Reader"))
        take_in(warehouse, life.settings.home)
    life.note("correction")
    replay(Settings(**looser), Choice())
    life.note("replay")
    assert reprocess(life.settings, Selection(stale=True)).n_changed > 0
    life.note("second reprocess")
    assert len({repr(said) for _, _, said in life.moments}) == len(life.moments), "something changed each time"
    for what, moment, said in life.moments:
        with open_reader(life.settings.warehouse) as warehouse:
            show_as_of(warehouse, moment)
            then = _said(warehouse)
        assert {name: rows for name, rows in then.items() if rows != said[name]} == {}, what
