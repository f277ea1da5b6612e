"""The page of events: what a filter leaves, an event's claims, its words; what is handed out is what is shown."""

import csv
import io
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboard.countries import country_name, outlines
from dashboard.data import query_text
from dashboard.downloads import as_csv, as_hxl, as_parquet
from dashboard.event_map import event_map, spots
from dashboard.event_timeline import N_POINTS, event_timeline
from dashboard.totals import stacked, totals
from dashboard.views import events
from dashboard.views.events import HASHTAGS
from tests.conftest import Rows
from tests.dashboard.shared import Page
from warehouse.derived import computed
from warehouse.fetching import fetch

KARA_TEPE = "SELECT event_id FROM events WHERE place = 'Kara Tepe' ORDER BY occurred_from DESC LIMIT 1"


def told(home: Path, victims: str = "", source: str = "") -> pl.DataFrame:
    parameters = {"victims": victims, "source": source, "n_rows": 1000}
    return fetch(home / "warehouse.duckdb", query_text("event_rows"), parameters)


def test_without_a_filter_tolls_are_those_of_the_view(sample_home: Path, rows: Rows):
    columns = "event_id, category, unit, toll_low, toll_best, toll_high, toll_latest, n_claims, is_disputed"
    found = told(sample_home).drop_nulls("category").select(columns.split(", ")).rows()
    assert sorted(found, key=repr) == sorted(rows(sample_home, f"SELECT {columns} FROM event_tolls"), key=repr)


def test_a_toll_of_some_victims_counts_only_them(sample_home: Path, rows: Rows):
    victims, event_id, n = rows(
        sample_home,
        "SELECT victim, event_id, value_best FROM casualty_figures JOIN event_articles USING (article_id) "
        "WHERE toll_role = 'counted' AND scope = 'incident' AND victim IS NOT NULL AND value_best > 1 ORDER BY 1, 2, 3",
    )[0]
    found = told(sample_home, victims=str(victims))
    assert n in found.filter(pl.col("event_id") == event_id)["toll_best"]
    assert set(found["event_id"]) < set(told(sample_home)["event_id"])


def test_parts_speak_where_the_whole_has_other_victims(empty_home: Path):
    with duckdb.connect(str(empty_home / "warehouse.duckdb"), read_only=True) as warehouse:
        tables = warehouse.execute("SELECT sql FROM duckdb_tables() WHERE NOT internal").fetchall()
    with duckdb.connect() as warehouse:
        for (sql,) in tables:
            warehouse.execute(sql.replace(" NOT NULL", ""))
        warehouse.execute(
            "INSERT INTO articles BY NAME SELECT 'a' AS article_id, 'c' AS cluster_id, true AS is_canonical"
        )
        warehouse.execute("INSERT INTO event_articles BY NAME SELECT 'e' AS event_id, 'a' AS article_id")
        figure = (
            "INSERT INTO casualty_figures BY NAME SELECT 'a' AS article_id, 'killed' AS category, 'person' AS unit, "
            "'incident' AS scope, ? AS toll_role, ? AS victim, ? AS value_low, "
            "value_low AS value_best, value_low AS value_high"
        )
        for figure_values in (["counted", "people", 34], ["part", "civilians", 20]):
            warehouse.execute(figure, figure_values)
        for table in ("event_tolls", "event_facts"):
            warehouse.execute(f"INSERT INTO {table} {computed(table)}")
        ask = {"source": "", "n_rows": 10}
        for victims, toll in (("", 34), ("civilian", 20)):
            (row,) = warehouse.execute(query_text("event_rows"), {**ask, "victims": victims}).pl().iter_rows(named=True)
            assert row["toll_best"] == toll


def test_the_address_holds_the_filters(page: Page, sample_home: Path):
    shown = page("events", sample_home, place="kara", category="killed", since="2025-01-01")
    assert not shown.exception
    table = shown.dataframe[0].value
    assert set(table["place"]) == {"Kara Tepe"}
    assert set(table["category"]) == {"killed"}
    assert shown.date_input(key="since").value == date(2025, 1, 1)
    everything = page("events", sample_home).dataframe[0].value
    assert len(table) < len(everything)
    assert page("events", sample_home, reviewed="by a person").info[0].value.startswith("No event matches")


def test_an_event_shows_its_claims_and_one_of_them_its_words(page: Page, sample_home: Path, rows: Rows):
    ((event_id,),) = rows(sample_home, KARA_TEPE)
    shown = page("events", sample_home, event=str(event_id))
    texts = [element.proto.body for element in shown.get("html")]
    assert any("Kara Tepe" in text for text in texts)
    next(button for button in shown.button if button.label == "Read").click().run()
    assert not shown.exception
    assert any('nl-here" title="' in element.proto.body for element in shown.get("html"))


@pytest.mark.parametrize("address", [{"event": "<script>"}, {"since": "x"}, {"country": "NOWHERE"}, {"figure": "none"}])
def test_an_address_that_makes_no_sense_breaks_nothing(page: Page, sample_home: Path, address: dict[str, str]):
    shown = page("events", sample_home, **address)
    assert not shown.exception
    assert not shown.error


@pytest.mark.parametrize(("key", "asked"), [("country", "NOWHERE"), ("since", "last week"), ("category", "murdered")])
def test_what_the_address_asks_in_vain_is_said_and_not_just_left_out(
    page: Page, sample_home: Path, key: str, asked: str
):
    shown = page("events", sample_home, **{key: asked})
    assert [warning.value for warning in shown.warning] == ["Not among the choices:"]
    assert shown.text[0].value == asked
    assert not page("events", sample_home, category="killed", since="2025-01-01").warning


def test_a_click_on_a_country_without_events_is_no_choice(page: Page, sample_home: Path):
    shown = page("events", sample_home)
    shown.session_state["fields"] = {"country": "ISL"}  # as another page hands it over; a click puts it there likewise
    shown = shown.run()
    assert not shown.exception
    assert shown.text[0].value == "Iceland"
    assert shown.selectbox(key="country").value == ""
    assert not shown.run().warning


EVENTS = pl.DataFrame(
    {
        "event_id": ["e1", "e2", "e3"],
        "place": ["Homs", "Homs", None],
        "latitude": [34.73, 34.73, None],
        "longitude": [36.71, 36.71, None],
        "country": ["SYR", "SYR", "SDN"],
        "country_name": ["Syria", "Syria", "Sudan"],
        "on_day": [date(2026, 3, 1), date(2026, 3, 4), None],
        "category": ["killed"] * 3,
        "toll_low": [3, 0, 1],
        "toll_best": [4, 2, 1],
        "toll_high": [5, None, 1],
        "is_disputed": [True, False, False],
        "n_claims": [2, 1, 1],
        "n_articles": [2, 1, 1],
        "headline": ["=HYPERLINK()", 'a "quoted", one', None],
        "sources": [["the ministry", "police"], [], None],
    }
)


def test_events_of_one_point_share_a_circle():
    assert spots(EVENTS).select("place", "n_events", "toll_best", "is_disputed").rows() == [("Homs", 2, 6, True)]


def test_the_map_goes_where_the_events_are():
    drawn = event_map(EVENTS)
    assert drawn is not None
    west = -float(drawn.to_dict()["projection"]["rotate"][0])
    assert 20 < west < 45
    nowhere = EVENTS.with_columns(country=None, latitude=None, longitude=None).cast(
        {"country": pl.String, "latitude": pl.Float64, "longitude": pl.Float64}
    )
    assert event_map(nowhere) is None


def test_many_events_are_added_up_by_month():
    many, few = event_timeline(pl.concat([EVENTS] * N_POINTS)), event_timeline(EVENTS)
    assert many is not None
    assert "month" in str(many.to_dict())
    assert few is not None
    assert "event_id" in str(few.to_dict())
    assert event_timeline(EVENTS.filter(pl.col("on_day").is_null())) is None


def test_what_is_handed_out_is_what_is_shown():
    assert next(csv.DictReader(io.StringIO(as_csv(EVENTS))))["sources"] == "the ministry; police"
    assert pl.read_parquet(as_parquet(EVENTS)).equals(EVENTS)
    deep = pl.DataFrame(
        {"days": [[date(2026, 3, 1), None], None], "of": [{"n": [1]}, {"n": None}], "raw": [b"\0a", b""]}
    )
    assert [*csv.reader(io.StringIO(as_csv(deep)))][1:] == [
        ["2026-03-01", '{"n": [1]}', "0061"],
        ["", '{"n": null}', ""],
    ]
    names, tags, *lines = csv.reader(io.StringIO(as_hxl(EVENTS, HASHTAGS)))
    assert dict(zip(names, tags, strict=True))["place"] == "#loc+name"
    assert len(lines) == EVENTS.height


def test_every_country_of_the_map_has_a_name_and_a_shape():
    assert country_name("SYR") == "Syria"
    assert country_name("ZZZ") == "ZZZ"
    assert country_name(None) == ""
    assert {"SYR", "SDN", "PSE", "XKX"} <= set(outlines())
    assert outlines()["SYR"].west < 37 < outlines()["SYR"].east


def test_totals_add_up_events_by_month():
    killed = EVENTS.with_columns(
        unit=pl.lit("person"),
        dated_by=pl.Series(["event", "publication", None]),
        occurred_from=pl.Series([date(2026, 3, 1), None, date(2026, 1, 1)]),
        occurred_to=pl.Series([date(2026, 3, 2), None, date(2026, 12, 31)]),
    )
    syria, sudan = totals(killed).iter_rows(named=True)
    assert (syria["month"], syria["toll_low"], syria["toll_best"], syria["toll_high"]) == (date(2026, 3, 1), 3, 6, 7)
    assert (syria["n_events"], syria["n_open"], syria["n_disputed"], syria["n_by_publication"]) == (2, 1, 1, 1)
    assert sudan["month"] is None, "a year is no month"
    assert stacked(totals(killed), "country_name").to_dict()["encoding"]["color"]["scale"]["domain"] == ["Syria"]


def test_totals_are_those_of_the_events_shown(page: Page, sample_home: Path, rows: Rows):
    shown = page("totals", sample_home)
    assert not shown.exception
    killed = rows(sample_home, "SELECT sum(toll_best), count(*) FROM event_tolls WHERE category = 'killed'")
    table = shown.dataframe[0].value
    assert [(table["toll_best"].sum(), table["n_events"].sum())] == killed
    everything = shown.selectbox(key="category").select("").run().dataframe[0].value
    assert set(everything["category"]) > {"killed", "injured"}


def test_claims_of_one_event_say_whom_they_contradict(sample_home: Path, rows: Rows):
    ((event_id,),) = rows(
        sample_home,
        "SELECT DISTINCT event_id FROM conflicting_figures JOIN event_articles ON article_id = article_id_a "
        "WHERE article_id_a = article_id_b LIMIT 1",
    )
    ask = {"event_id": event_id, "category": "", "victims": "", "source": ""}
    claims = fetch(sample_home / "warehouse.duckdb", query_text("event_claims"), ask)
    against = claims.filter(pl.col("n_contradicted") > 0)
    assert against.height >= 2
    assert against["attributed_to"].n_unique() >= 2


def test_a_source_that_only_repeats_a_number_is_named_and_can_be_asked_for(sample_home: Path, rows: Rows):
    restated = rows(
        sample_home,
        "SELECT event_id, category, attributed_to, value_best "
        "FROM casualty_figures JOIN event_articles USING (article_id) WHERE toll_role = 'restated' "
        "AND scope = 'incident' AND attributed_to IS NOT NULL AND value_best IS NOT NULL "
        "ORDER BY ALL LIMIT 1",
    )
    ((event_id, category, source, best),) = restated
    here = (pl.col("event_id") == event_id) & (pl.col("category") == category)
    assert source in told(sample_home).filter(here)["sources"][0]
    assert told(sample_home, source=str(source)).filter(here)["toll_best"][0] >= best


def test_what_another_page_hands_over_stands_in_the_fields(page: Page, sample_home: Path):
    shown = page("events", sample_home)
    shown.session_state["fields"] = {"category": "killed", "since": date(2025, 9, 1), "until": date(2025, 9, 30)}
    shown = shown.run()
    assert not shown.exception
    assert set(shown.dataframe[0].value["category"]) == {"killed"}
    assert shown.date_input(key="until").value == date(2025, 9, 30)


@pytest.mark.parametrize(
    ("clicked", "kept"),
    [
        ({"land": [{"code": "SYR"}], "spot": [{}]}, {"country": "SYR"}),
        ({"land": [{}], "spot": [{"place": "Kara Tepe", "event_id": "e1", "n_events": 3}]}, {"place": "Kara Tepe"}),
        ({"land": [], "spot": []}, {}),
    ],
)
def test_a_click_on_the_map_narrows_the_choice(
    clicked: dict[str, object], kept: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    state: dict[str, object] = {"event_map": {"selection": clicked}}
    monkeypatch.setattr(events.st, "session_state", state)
    events.keep_spot()
    assert state == {"event_map": {"selection": clicked}, **kept}
