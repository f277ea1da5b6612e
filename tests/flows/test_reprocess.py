"""reprocess: what was ingested by other rules ends in the rows that a fresh ingest by the rules of today gives."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.rebuild import rebuild
from flows.reprocess import Selection, reprocess
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest
from tests.flows.warehouse_dump import dump
from transforms import prepare
from transforms.structure import assemble
from warehouse.connection import open_reader, open_writer
from warehouse.corrections import correction, submit, take_in

STORY = "{0}, 6 January 2026 (Valley Wire) - A landslide killed {1} miners near {0} on Monday, the ministry said. {2}"
REST = "Rescuers dug until dark, and the only road to the pit stayed closed in the night, a spokesman said."
FOOTER = "Follow our live page for the latest from {0}"


def _write(inbox: Path, name: str, *stories: tuple[str, int], outlet: str = "Valley Wire") -> None:
    inbox.mkdir(exist_ok=True)
    lines = [
        {"id": f"{name}-{place}", "text": STORY.format(place, number, REST), "language": "en", "source": outlet,
         "url": f"https://valley.example/{place.lower()}"}
        for place, number in stories
    ]  # fmt: skip
    (inbox / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _settings(home: Path) -> Settings:
    given: dict[str, Any] = {"home": home, "batch_records": 4, "workers": 1}
    return Settings(**given)


def _ingest_all(settings: Settings, inbox: Path) -> None:
    """Three runs: several batches, copies across runs and within one, the same bytes twice, one that is too short."""
    _write(inbox, "a", ("Orrin", 4), ("Tarsa", 5), ("Kessim", 6), ("Velm", 7), ("Orrin", 4))
    (inbox / "short.txt").write_text("Harn, 6 January 2026 - A blast killed 3 men on Monday.")
    quick_ingest(settings, inbox)
    _write(inbox, "b", ("Dorra", 8), ("Tarsa", 5), ("Mave", 12))
    (inbox / "copy.jsonl").write_bytes((inbox / "a.jsonl").read_bytes())
    (inbox / "empty.txt").write_text("")
    quick_ingest(settings, inbox)
    _write(inbox, "c", ("Quell", 13), ("Kessim", 6), outlet="Hill Post")
    quick_ingest(settings, inbox)


def _older_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that count one more than is written, and do not see Mave."""
    find = prepare.find_figures

    def other(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
        seen = articles.filter(~pl.col("body").str.starts_with("Mave"))
        return find(seen, expressions).with_columns(
            pl.col("value_low", "value_best", "value_high") + 1, extractor_version=pl.lit("figures-old")
        )

    monkeypatch.setattr(prepare, "find_figures", other)


def _older_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that drop the last sentence but in one place, so that most articles have other keys."""
    bodies = assemble.bodies

    def other(lines: pl.DataFrame) -> pl.DataFrame:
        cut = pl.when(pl.col("line").str.contains("Tarsa|Harn")).then("line")
        return bodies(lines.with_columns(line=cut.otherwise(pl.col("line").str.replace(" Rescuers dug.*", ""))))

    monkeypatch.setattr("transforms.structure.bodies", other)


def _older_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that take every article for one of the year before, which decides what stands for a cluster."""
    extract = prepare.apply_text_bounds

    def other(articles: pl.DataFrame, expressions: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        told, bounds = extract(articles, expressions)
        earlier = pl.when(pl.col("body").str.contains("Kessim|Dorra")).then(pl.date(2025, 1, 6))
        days = ("published_on", "published_from", "published_to")
        return told.with_columns(earlier.otherwise(day).alias(day) for day in days), bounds

    monkeypatch.setattr(prepare, "apply_text_bounds", other)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A home of today's rules, and its inbox beside it."""
    _ingest_all(_settings(tmp_path / "fresh"), tmp_path / "inbox")
    return tmp_path / "fresh"


def _older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]) -> Settings:
    """The same runs by older rules."""
    settings = _settings(tmp_path / "home")
    with monkeypatch.context() as patched:
        change(patched)
        patched.setattr("transforms.structure.EXTRACTOR_VERSION", "structure/0 rules/0")
        (tmp_path / "inbox").rename(tmp_path / "inbox-of-fresh")
        _ingest_all(settings, tmp_path / "inbox")
    return settings


@pytest.mark.usefixtures("warm_workers")
@pytest.mark.parametrize(
    "change", [_older_texts, *(pytest.param(c, marks=pytest.mark.nightly) for c in (_older_figures, _older_dates))]
)
def test_a_reprocess_gives_the_rows_of_a_fresh_ingest(
    change: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = _older(tmp_path, monkeypatch, change)
    assert dump(settings.home) != dump(fresh)
    done = reprocess(settings, Selection())
    assert done.n_changed > 0
    assert dump(settings.home) == dump(fresh)
    assert _broken(settings) == []


def _broken(settings: Settings) -> list[object]:
    from warehouse.soundness import broken_rules

    with open_reader(settings.warehouse) as warehouse:
        return list(broken_rules(warehouse))


@pytest.mark.usefixtures("warm_workers")
def test_some_articles_are_extracted_as_if_all_were_and_what_people_said_stays(tmp_path: Path, rows: Rows):
    settings, inbox = _settings(tmp_path / "home"), tmp_path / "inbox"
    _write(inbox, "a", ("Orrin", 4), ("Tarsa", 5), ("Kessim", 6))
    quick_ingest(settings, inbox)
    before = dump(settings.home)
    with open_writer(settings.warehouse) as warehouse:
        warehouse.execute("UPDATE articles SET extractor_version = 'older' WHERE body LIKE 'Tarsa%'")
        warehouse.execute("UPDATE casualty_figures SET value_best = 50, value_high = 50")
        figures = warehouse.execute(
            "SELECT figure_id FROM casualty_figures JOIN articles USING (article_id) ORDER BY body"
        ).fetchall()
        changes = {"value_low": 7, "value_best": 7, "value_high": 7}
        submit(settings.home, correction(warehouse, figures[-1][0], "correct", "A. Reader", None, changes))
        take_in(warehouse, settings.home)
    done = reprocess(settings, Selection(stale=True))
    assert (done.n_articles, done.n_changed) == (1, 1)
    values = "SELECT value_best, review_status FROM casualty_figures JOIN articles USING (article_id) ORDER BY body"
    assert rows(settings.home, values) == [(50, None), (50, None), (7, "corrected")]
    assert reprocess(settings, Selection()).n_changed == 2
    assert rows(settings.home, values) == [(6, None), (4, None), (7, "corrected")]
    rebuild(settings)
    assert rows(settings.home, values) == [(6, None), (4, None), (7, "corrected")]
    with open_writer(settings.warehouse) as warehouse:
        submit(settings.home, correction(warehouse, figures[-1][0], "withdraw", "A. Reader"))
        take_in(warehouse, settings.home)
    assert dump(settings.home) == before
