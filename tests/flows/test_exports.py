"""Exports: every row and character arrives, with the columns of the systems that take them."""

import csv
import json
import shutil
from pathlib import Path

import click
import hxl
import polars as pl
import pytest
from click.testing import CliRunner

from flows.cli import newsledger
from flows.exports import export
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest
from warehouse.connection import open_writer
from warehouse.corrections import correction, submit, take_in
from warehouse.errors import QueryError

STORIES = {
    "shelling": 'ORRIN, 6 January 2026 - Shelling killed at least 12 civilians in Orrin on Monday, the "ministry" '
    "said, and wounded between 20 and 30 others.\n\nThe army shelled the town again on Tuesday, residents said.",
    "flood": "TARSA, 6 January 2026 - Floods in Tarsa displaced about 3,000 people on Sunday, the relief agency said. "
    "Some 400 families returned home on Monday, a spokesman said.",
    "crash": "KESSIM, 6 January 2026 - A bus crash killed four pilgrims near Kessim on Monday, police said.",
}
GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob "
).split()


def at(home: Path) -> Settings:
    return Settings(**{"home": home})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of two runs; only to be read."""
    place = tmp_path_factory.mktemp("exports")
    inbox = place / "inbox"
    inbox.mkdir()
    for name in ("shelling", "flood"):
        (inbox / f"{name}.txt").write_text(STORIES[name])
    quick_ingest(at(place / "home"), inbox)
    (inbox / "crash.txt").write_text(STORIES["crash"])
    quick_ingest(at(place / "home"), inbox)
    return place / "home"


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_toll_says_whether_a_person_has_seen_its_figures(home: Path, tmp_path: Path):
    again = Path(shutil.copytree(home, tmp_path / "home"))
    with open_writer(again / "warehouse.duckdb") as warehouse:
        ((figure_id,),) = warehouse.execute(
            "SELECT figure_id FROM casualty_figures WHERE reported_text = 'at least 12'"
        ).fetchall()
        submit(again, correction(warehouse, figure_id, "confirm", "A. Reader", None, {}))
        take_in(warehouse, again)
    export(at(again), tmp_path / "out", "csv", ["article_tolls"])
    tolls = _csv(tmp_path / "out" / "article_tolls.csv")
    said = {(toll["category"], toll["toll_best"]): toll["review_status"] for toll in tolls}
    assert said[("killed", "12")] == "reviewed"
    assert said[("killed", "4")] == "automated"


def test_whole_tables_hold_every_row_in_every_format(home: Path, tmp_path: Path, rows: Rows):
    wanted = rows(home, "SELECT article_id, body, run_id FROM articles ORDER BY 1")
    for fmt in ("parquet", "csv", "jsonl"):
        done = export(at(home), tmp_path / fmt, fmt)
        assert done.n_rows["articles"] == len(wanted)
        assert done.n_rows["casualty_figures"] == rows(home, "SELECT count(*) FROM casualty_figures")[0][0]
    frames = [
        pl.read_parquet(tmp_path / "parquet" / "articles", hive_partitioning=True),
        pl.DataFrame(_csv(tmp_path / "csv" / "articles.csv")),
        pl.read_ndjson(tmp_path / "jsonl" / "articles.jsonl", infer_schema_length=None),
    ]
    for frame in frames:
        assert frame.select("article_id", "body", "run_id").sort("article_id").rows() == wanted
    figures = pl.read_parquet(tmp_path / "parquet" / "casualty_figures", hive_partitioning=True)
    assert set(figures["review_status"]) == {"automated"}
    told = json.loads((tmp_path / "csv" / "export.json").read_text())
    assert told["tables"]["articles"]["columns"]["body"].startswith("The story from its dateline")


def test_what_is_new_since_a_run_comes_alone(home: Path, tmp_path: Path, rows: Rows):
    first, second = [run for (run,) in rows(home, "SELECT run_id FROM runs ORDER BY started_at")]
    assert export(at(home), tmp_path, "parquet").newest_run == second
    done = export(at(home), tmp_path, "csv", since=str(first))
    assert done.n_rows["articles"] == 1
    assert (tmp_path / f"articles.since-{first}.csv").exists()
    assert export(at(home), tmp_path / "later", "parquet", since=str(second)).n_rows["articles"] == 0
    with pytest.raises(QueryError, match="newsledger status"):
        export(at(home), tmp_path, "csv", since="r'; DROP TABLE runs; --")


def test_the_hxl_file_is_valid_by_its_own_library(home: Path, tmp_path: Path):
    export(at(home), tmp_path, "hxl")
    with (tmp_path / "hxl.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert hxl.data(lines).validate()
    source = hxl.data(lines)
    assert {"#affected+killed", "#date+start", "#country+code+iso3"} <= set(source.display_tags)
    told = [(row.get("#affected+killed"), row.get("#status+review")) for row in source if row.get("#affected+killed")]
    assert sorted(told) == [("12", "automated"), ("4", "automated")]


def test_ged_has_the_columns_of_ucdp_and_only_what_is_known(home: Path, tmp_path: Path):
    export(at(home), tmp_path, "ged")
    (row,) = _csv(tmp_path / "ged.csv")
    assert list(row)[: len(GED)] == GED
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("12", "12", "", "12")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["year"]) == (
        "2026-01-05",
        "2026-01-05",
        "1",
        "2026",
    )
    assert (row["where_description"], row["side_a"], row["conflict_name"]) == ("Orrin", "", "")
    assert row["review_status"] == "automated"


def test_helix_has_quantifier_unit_and_reported_number(home: Path, tmp_path: Path):
    export(at(home), tmp_path, "helix")
    found = {(row["Unit"], row["Reported"]): row for row in _csv(tmp_path / "helix.csv")}
    displaced, returned = found["Person", "3000"], found["Household", "400"]
    assert (displaced["Quantifier"], displaced["Total figures"]) == ("Approximately", "3000")
    assert displaced["Figure cause"] in ("Disaster", "")
    assert (returned["Figure term"], returned["Total figures"], returned["Household Size"]) == ("Returns", "", "")
    assert displaced["Figure Category"].startswith("Unverified")


def test_an_export_that_fails_leaves_the_files_of_before(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    export(at(home), tmp_path, "csv")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    from warehouse.outgoing import Source

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Source, "description", full)
    with pytest.raises(OSError, match="No space"):
        export(at(home), tmp_path, "csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_command_names_the_run_to_go_on_from(home: Path, tmp_path: Path, rows: Rows):
    ((newest,),) = rows(home, "SELECT max_by(run_id, started_at) FROM runs")
    done = CliRunner().invoke(newsledger, ["--home", str(home), "export", str(tmp_path), "--as", "jsonl"])
    assert f"--since {newest}" in done.output
    mixed = ["--home", str(home), "export", str(tmp_path), "--as", "hxl", "--table", "articles"]
    assert isinstance(CliRunner().invoke(newsledger, mixed, standalone_mode=False).exception, click.UsageError)
