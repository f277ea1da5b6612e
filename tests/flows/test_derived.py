"""Claims, tolls, sources and contradictions: what is kept is what follows from the articles, whatever changes these."""

import json
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest

from flows.quarantine import Choice, replay
from flows.rebuild import rebuild
from flows.reprocess import Selection, reprocess
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest
from transforms import prepare
from warehouse import derived, migrate
from warehouse.connection import open_reader, open_writer
from warehouse.corrections import correction, submit, take_in
from warehouse.derived import out_of_step

REST = "Rescuers dug until dark, and the only road to the pit stayed closed in the night, a spokesman said."
MORE = "The owner of the pit had been warned twice in autumn, according to papers that a regional paper has seen."
STORY = (
    "{0}, {1} January 2026 (Wire) - A landslide killed {2} miners in {0} on Monday, the Dahl health ministry said. {3}"
)
PLACES = ("Nairobi", "Kampala", "Juba")


def _stories() -> list[tuple[str, str]]:
    """Of each place two tolls that contradict each other, copies of one, and a story that is too short at first."""
    told: list[tuple[str, str]] = []
    for n, place in enumerate(PLACES):
        told += [
            (f"{n}-first", STORY.format(place, 14, 3, REST)),
            (f"{n}-again", STORY.format(place, 14, 3, REST)),  # word for word
            (f"{n}-longer", STORY.format(place, 13, 3, f"{REST} {MORE}")),
            (f"{n}-higher", f"{place}, 13 January 2026 - Rebels said 9 miners were killed in {place} on Monday"
             ". The health ministry gave 4 injured, and it asked all families to come to the town hall."),
            (f"{n}-short", f"{place}, 13 January 2026 - A blast killed {n + 2} men on Monday."),
        ]  # fmt: skip
    return told


def _deliver(inbox: Path, name: str, stories: list[tuple[str, str]]) -> None:
    inbox.mkdir(exist_ok=True)
    lines = [
        {"id": key, "text": text, "language": "en", "source": f"Outlet {key[0]}", "url": f"https://o.example/{key}"}
        for key, text in stories
    ]
    (inbox / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _kept(settings: Settings) -> dict[str, list[str]]:
    """All that is kept, as text, once it is what follows."""
    with open_reader(settings.warehouse) as warehouse:
        assert list(out_of_step(warehouse)) == []
        names = ("casualty_claims", "event_tolls", "conflicting_figures", "figure_sources")
        return {name: sorted(map(repr, warehouse.execute(f"FROM {name}").fetchall())) for name in names}


def _reject(settings: Settings) -> None:
    with open_writer(settings.warehouse) as warehouse:
        key = "SELECT min(figure_id) FROM casualty_figures WHERE toll_role = 'counted' AND review_status IS NULL"
        ((figure,),) = warehouse.execute(key).fetchall()
        submit(settings.home, correction(warehouse, figure, "reject", "A. Reader"))
        assert take_in(warehouse, settings.home) > 0


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.nightly)])
def test_what_is_kept_follows_from_the_articles_in_whatever_order_they_come(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    random = Random(seed)
    monkeypatch.setattr(derived, "MOST_MEETING", random.choice((1, 50)))
    given: dict[str, Any] = {"home": tmp_path / "home", "batch_records": 3, "thresholds": {"min_words": 15}}
    settings, inbox = Settings(**given), tmp_path / "inbox"
    stories = _stories()[:10]
    random.shuffle(stories)
    for number, cut in enumerate((4, 7, 10)):
        _deliver(inbox, str(number), stories[0 if number == 0 else cut - 3 : cut])
        quick_ingest(settings, inbox)
        assert _kept(settings)["casualty_claims"]
    _reject(settings)
    assert _kept(settings)["conflicting_figures"]


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("warm_workers")
@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_follows_from_the_articles_whatever_changes_them(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    random = Random(seed)
    monkeypatch.setattr(derived, "MOST_MEETING", random.choice((1, 2, 50)))  # crowds that form and dissolve
    given: dict[str, Any] = {"home": tmp_path / "home", "batch_records": 4, "thresholds": {"min_words": 15}}
    settings, inbox = Settings(**given), tmp_path / "inbox"
    stories = _stories()
    random.shuffle(stories)
    find = prepare.find_figures

    def other(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
        return find(articles, expressions).with_columns(
            pl.col("value_low", "value_best", "value_high") + 1, extractor_version=pl.lit("figures-old")
        )

    with monkeypatch.context() as patched:
        patched.setattr(prepare, "find_figures", other)
        patched.setattr("transforms.structure.EXTRACTOR_VERSION", "structure/0 rules/0")
        for number, cut in enumerate((6, 11)):
            _deliver(inbox, str(number), stories[cut - 6 if number == 0 else 6 : cut])
            quick_ingest(settings, inbox)
            first = _kept(settings)
    assert len(first["casualty_claims"]) > 3
    steps = [
        lambda: _reject(settings),
        lambda: replay(settings.model_copy(update={"thresholds": {"min_words": 5}}), Choice()),
        lambda: reprocess(settings, Selection(stale=True)),
        lambda: (_deliver(inbox, "last", stories[11:]), quick_ingest(settings, inbox)),
    ]
    random.shuffle(steps)
    for step in steps:
        step()
        last = _kept(settings)
    assert last["conflicting_figures"]
    rebuild(settings)
    _kept(settings)


def test_what_is_out_of_step_is_told(tmp_path: Path):
    settings = Settings(home=tmp_path / "home", workers=1)  # type: ignore[call-arg]
    _deliver(tmp_path / "inbox", "all", _stories()[:5])
    quick_ingest(settings, tmp_path / "inbox")
    with open_writer(settings.warehouse) as warehouse:
        warehouse.execute("UPDATE event_tolls SET toll_low = toll_low + 1 WHERE category = 'killed'")
        warehouse.execute("DELETE FROM figure_actors")
        assert [table for table, _, _ in out_of_step(warehouse)] == ["event_tolls", "figure_actors", "actor_names"]
        derived.derive_all(warehouse, lambda _: None)
        assert list(out_of_step(warehouse)) == []


def test_what_other_queries_computed_is_computed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = Settings(home=tmp_path / "home", workers=1)  # type: ignore[call-arg]
    _deliver(tmp_path / "inbox", "all", _stories()[:5])
    with monkeypatch.context() as older:
        older.setattr(migrate, "definitions", lambda: ["-- as they were"])
        quick_ingest(settings, tmp_path / "inbox")
        with open_writer(settings.warehouse) as warehouse:
            warehouse.execute("DELETE FROM casualty_claims")
    with open_writer(settings.warehouse) as warehouse:
        assert list(out_of_step(warehouse)) == []
        assert warehouse.execute("SELECT count(*) > 0 FROM casualty_claims").fetchall() == [(True,)]
