"""A home that lives through everything, once with a file and once with a lake and an archive on S3: the same rows."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.doctor import examine
from flows.monitoring import monitor_warehouse
from flows.opening import for_writing
from flows.prune import prune
from flows.quarantine import Choice, replay
from flows.rebuild import rebuild
from flows.reprocess import Selection, reprocess
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest, settings_at
from tests.lake.same_rows import differing
from warehouse.asking import asked
from warehouse.corrections import correction, submit, take_in
from warehouse.errors import WarehouseError
from warehouse.fetching import fetch
from warehouse.lake import Lake, roots
from warehouse.lake.making import make

if TYPE_CHECKING:
    from tests.lake.servers import Postgres, Storage

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(1800)]
#: What no run makes again.
OF_THE_OLD_ONLY = {
    "reprocesses",
    "revisions",
    "quality_checks",
    "latest_checks",
    "article_changes",
    "casualty_figures_history",
}
#: Keys of corrections and reprocesses, and a corrected row as it was, with the run that had written it.
OF_THE_MOMENT = frozenset(("correction_id", "reprocess_id", "subject"))
REST = "Rescuers dug until dark, and the only road to the pit stayed closed in the night, a spokesman said."
STORY = "{0}, 6 January 2026 (Valley Wire) - A landslide killed {1} miners near {0} on Monday, the ministry said. {2}"
SHORT = "{0}, 6 January 2026 - A blast killed {1} men on Monday."


def write(inbox: Path, name: str, *stories: tuple[str, int, str]) -> None:
    inbox.mkdir(exist_ok=True)
    lines = [
        {"id": f"{name}-{place}", "text": text.format(place, number, REST), "language": "en", "source": "Valley Wire",
         "url": f"https://valley.example/{place.lower()}"}
        for place, number, text in stories
    ]  # fmt: skip
    (inbox / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@dataclass(frozen=True)
class Twins:
    """Two homes that lived through the same."""

    file: Settings
    lake: Settings
    inbox: Path

    @property
    def place(self) -> Lake:
        place = self.lake.place
        assert isinstance(place, Lake)
        return place

    def both(self, do: Callable[[Settings], object]) -> list[object]:
        return [do(self.file), do(self.lake)]

    def differing(self) -> dict[str, int]:
        return differing(self.place, self.file.warehouse, with_views=True, ignoring=OF_THE_MOMENT)


@pytest.fixture(scope="module")
def new(catalog: "Postgres", s3: "Storage") -> Iterator[Callable[[str], dict[str, str]]]:
    """Makes a lake on S3, and says where it and an archive lie."""
    pytest.importorskip("s3fs", reason="the extra `remote` is not installed")
    with pytest.MonkeyPatch.context() as environment:
        for name, value in s3.owner.items():
            environment.setenv(name, value)

        def make_one(name: str) -> dict[str, str]:
            catalog.run(f"CREATE DATABASE {name}")
            found = {
                "lake": catalog.address(name),
                "lake_data": f"s3://lake/{name}",
                "archive": f"s3://lake/{name}-raw",
            }
            assert make(Lake(found["lake"], found["lake_data"]))
            return found

        yield make_one
        roots.close()


@pytest.fixture(scope="module")
def twins(new: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory, warm_workers: None) -> Twins:
    folder = tmp_path_factory.mktemp("twins")
    inbox = folder / "inbox"
    file = settings_at(folder / "file", batch_records=3)
    twins = Twins(file, settings_at(folder / "lake", batch_records=3, **new("twins")), inbox)

    def with_changes(**changes: object) -> Callable[[Settings], object]:
        return lambda settings: quick_ingest(settings.model_copy(update=changes), inbox, is_reviewed=True)

    write(inbox, "a", ("Orrin", 4, STORY), ("Tarsa", 5, STORY), ("Kessim", 6, STORY), ("Velm", 7, STORY))
    (inbox / "c.txt").write_text(STORY.format("Lisk", 9, REST))
    (inbox / "dangling.txt").symlink_to(inbox / "nowhere.txt")
    twins.both(with_changes())
    write(inbox, "d", ("Harn", 3, SHORT), ("Pell", 2, SHORT), ("Sarn", 11, STORY), ("Orrin", 4, STORY))
    twins.both(with_changes(thresholds={"min_words": 15}))
    twins.both(lambda settings: replay(settings.model_copy(update={"thresholds": {"min_words": 5}}), Choice()))
    twins.both(_older_rules_and_a_correction)
    twins.both(lambda settings: reprocess(settings, Selection()))
    write(inbox, "a", ("Orrin", 4, STORY), ("Mave", 12, STORY))  # a changed file under an old name
    twins.both(with_changes(batch_records=1))
    return twins


def _older_rules_and_a_correction(settings: Settings) -> None:
    with for_writing(settings) as warehouse:
        figures = warehouse.execute(
            "SELECT figure_id FROM casualty_figures JOIN articles USING (article_id) ORDER BY body"
        ).fetchall()
        changes = {"value_low": 70, "value_best": 70, "value_high": 70}
        submit(settings.home, correction(warehouse, figures[-1][0], "correct", "A. Reader", None, changes))
        take_in(warehouse, settings.home)
        warehouse.execute("UPDATE casualty_figures SET value_best = 50, value_high = 50 WHERE value_best < 6")


def test_tables_and_views_are_the_same(twins: Twins):
    for table in ("quarantine", "revisions", "corrections", "reprocesses", "casualty_figures_history"):
        assert fetch(twins.place, f"SELECT count(*) AS n FROM {table}")["n"][0] > 0, table
    assert twins.differing() == {}


def test_commands_that_look_after_a_home_say_the_same(twins: Twins, monkeypatch: pytest.MonkeyPatch):
    file, lake = twins.both(lambda settings: monitor_warehouse(settings, 30).checks.drop("observed_value").rows())
    assert file == lake
    file, lake = twins.both(lambda settings: [(one.what, one.n) for one in prune(settings, 0, is_dry=True)])
    assert file == lake
    for name in ("lake_data", "archive"):
        monkeypatch.setenv(f"NEWSLEDGER_{name.upper()}", getattr(twins.lake, name))
    monkeypatch.setenv("NEWSLEDGER_LAKE", twins.place.catalog)
    assert {one.subject for one in examine({"home": twins.lake.home}) if one.state == "wrong"} == set()


def test_the_past_is_the_same(twins: Twins):
    query = "SELECT value_best, count(*) AS n FROM casualty_figures GROUP BY 1 ORDER BY 1"
    before = "SELECT min(recorded_at) - INTERVAL 1 MICROSECOND AS moment FROM revisions WHERE why = 'reprocess'"

    def then(settings: Settings) -> object:
        moment = fetch(settings.place, before)["moment"][0]
        with asked(settings.place, query, 30, lambda *_: None, moment) as answer:
            return [row for portion in answer.portions() for row in portion]

    file, lake = twins.both(then)
    assert file == lake
    assert (50, 4) in file  # type: ignore[operator]


def test_a_lost_lake_is_rebuilt_from_archive_and_manifest(twins: Twins, new: Callable[[str], dict[str, str]]):
    again = Settings(**{**twins.lake.model_dump(), **new("rebuilt"), "archive": twins.lake.archive})
    done = rebuild(again)
    assert (done.lost, done.n_other_batches) == ([], 0)
    rebuilt = Twins(twins.file, again, twins.inbox).differing()
    assert rebuilt.keys() <= OF_THE_OLD_ONLY
    with pytest.raises(WarehouseError, match="only an empty one is filled"):
        rebuild(again)


def test_any_machine_reprocesses(twins: Twins, tmp_path: Path):
    elsewhere = twins.lake.model_copy(update={"home": tmp_path})
    with for_writing(elsewhere) as warehouse:
        warehouse.execute("UPDATE casualty_figures SET value_best = 60, value_high = 60 WHERE value_best = 9")
    assert reprocess(elsewhere, Selection()).lost == []
    values = "SELECT value_best FROM casualty_figures ORDER BY ALL"
    file, lake = twins.both(lambda settings: fetch(settings.place, values).rows())
    assert file == lake
    quick_ingest(elsewhere, twins.inbox)  # it knows all of it
    assert fetch(twins.place, "SELECT max_by(n_records, started_at) AS n FROM runs")["n"].to_list() == [0]
