"""What others watch: metrics that Prometheus reads, health for a supervisor, lineage by OpenLineage, logs as JSON."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from prometheus_client.parser import text_string_to_metric_families

from flows import logs
from flows.cli import newsledger
from flows.console import note
from flows.last_look import write_last_look, write_schedule
from flows.prefect_server import free_port
from flows.settings import Settings
from flows.watching.endpoint import watched_at
from flows.watching.facts import Watcher
from flows.watching.health import report
from flows.watching.lineage import dataset_name
from flows.watching.metrics import metrics_text
from flows.watching.observed import observed, write_metrics
from tests.flows.quick_ingest import quick_ingest
from warehouse.connection import open_writer
from warehouse.lock import run_lock

STORY = "{0}, 6 January 2026 - A ferry sank off {0} on Monday and {1} passengers drowned, the port said.\n"


def at(home: Path, **given: object) -> Settings:
    return Settings(**{"home": home, **given})  # type: ignore[arg-type]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, name in enumerate(("Orrin", "Tarsa"), start=3):
        (inbox / f"{name}.txt").write_text(STORY.format(name, number))
    (inbox / "broken.json").write_text("{")
    quick_ingest(at(tmp_path / "home"), inbox)
    write_last_look(tmp_path / "home", datetime.now(UTC), 3, 3)
    return tmp_path / "home"


def _metrics(home: Path) -> dict[tuple[str, str], float]:
    """Samples by name and the value of the one label, as Prometheus' own parser reads them."""
    families = text_string_to_metric_families(metrics_text(Watcher(home).facts()).decode())
    return {(s.name, next(iter(s.labels.values()), "")): s.value for family in families for s in family.samples}


def test_metrics_count_what_the_warehouse_holds(home: Path):
    found = _metrics(home)
    assert found["newsledger_records_total", "loaded"] == 2
    assert found["newsledger_records_total", "failed"] == 1
    assert found["newsledger_runs_total", "completed"] == 1
    assert found["newsledger_casualty_figures", ""] == 2
    assert found["newsledger_last_run_success", ""] == 1
    assert found["newsledger_run_in_progress", ""] == 0
    assert found["newsledger_outlet_articles", "unknown"] == 2
    now = datetime.now(UTC).timestamp()
    assert now - 600 < found["newsledger_outlet_loaded_timestamp_seconds", "unknown"] <= now


def test_metrics_of_no_warehouse_say_so(tmp_path: Path):
    assert _metrics(tmp_path / "none")["newsledger_warehouse_readable", ""] == 0


def test_while_a_run_writes_metrics_are_those_of_before(home: Path):
    watcher = Watcher(home)
    before = watcher.facts()
    with open_writer(home / "warehouse.duckdb") as warehouse:
        warehouse.execute("UPDATE runs SET n_looks = 1")
        (home / "warehouse.duckdb").touch()
        during = watcher.facts()
    assert during.is_busy
    assert during.ledger == before.ledger
    assert b"newsledger_warehouse_readable 1.0" in metrics_text(during)


def test_the_file_of_metrics_is_whole_and_for_all_to_read_and_never_ends_a_run(home: Path, tmp_path: Path):
    target = tmp_path / "collector" / "newsledger.prom"
    write_metrics(at(home, metrics_file=target))
    assert b"newsledger_articles 2.0" in target.read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["newsledger.prom"]
    assert target.stat().st_mode & 0o777 == 0o644
    write_metrics(at(home, metrics_file=tmp_path / "inbox" / "Orrin.txt" / "no.prom"))


ILL: list[tuple[str, Callable[[Path], None]]] = [
    ("schedule", lambda home: write_schedule(home, None, datetime.now(UTC) - timedelta(hours=1))),
    ("schedule", lambda home: write_last_look(home, datetime.now(UTC) - timedelta(hours=50), 1, 0)),
    ("last_run", lambda home: _change(home, "UPDATE runs SET status = 'blocked', error = 'body_not_empty'")),
    ("last_run", lambda home: _change(home, "UPDATE runs SET status = 'running'")),
    ("warehouse", lambda home: (home / "warehouse.duckdb").unlink()),
    ("warehouse", lambda home: _overwrite(home / "warehouse.duckdb")),
]


def _overwrite(path: Path) -> None:
    path.write_bytes(b"no database at all, and long enough to be one")


def _change(home: Path, statement: str) -> None:
    with open_writer(home / "warehouse.duckdb") as warehouse:
        warehouse.execute(statement)


def test_a_home_in_health_is_well_also_while_a_run_is_at_work(home: Path):
    assert report(Watcher(home).facts(), 48)[0]
    _change(home, "UPDATE runs SET status = 'running'")
    write_schedule(home, None, datetime.now(UTC) - timedelta(hours=1))
    with run_lock(home, 0, "ingest", lambda _: None):
        assert report(Watcher(home).facts(), 48)[0]


@pytest.mark.parametrize(("sign", "spoil"), ILL)
def test_each_thing_that_is_not_well_is_named(home: Path, sign: str, spoil: Callable[[Path], object]):
    spoil(home)
    is_well, said = report(Watcher(home).facts(), 48)
    assert not is_well
    assert not said["signs"][sign]["well"]


def test_the_command_ends_with_a_status_for_a_supervisor(home: Path):
    run = CliRunner()
    asked = ["--home", str(home), "health", "--json"]
    done = run.invoke(newsledger, asked, standalone_mode=False)
    assert (done.return_value, json.loads(done.output)["status"]) == (0, "well")
    _change(home, "UPDATE runs SET status = 'failed', error = 'OSError'")
    done = run.invoke(newsledger, asked, standalone_mode=False)
    assert (done.return_value, json.loads(done.output)["status"]) == (1, "ill")
    assert "newsledger_runs_total" in run.invoke(newsledger, ["--home", str(home), "metrics"]).output


def test_the_endpoint_answers_metrics_and_health(home: Path):
    port = free_port()

    def get(path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read()

    with watched_at(home, "127.0.0.1", port, 48):
        assert b'newsledger_records_total{outcome="loaded"} 2.0' in get("/metrics")[1]
        assert get("/health")[0] == 200
        _change(home, "UPDATE runs SET status = 'failed'")
        assert get("/health")[0] == 503
        assert get("/elsewhere")[0] == 404
    with pytest.raises(urllib.error.URLError):
        get("/health")


@contextmanager
def _server(status: int = 201) -> Generator[tuple[str, list[tuple[str | None, dict[str, Any]]]]]:
    """A server of lineage: its address, and what it was told with which authorisation."""
    heard: list[tuple[str | None, dict[str, Any]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.headers["Authorization"], json.loads(body)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _ingest(settings: Settings, inbox: Path) -> str:
    """A run that is told, as `flows.ingest` does it."""
    with observed(settings) as lineage:
        run_id = quick_ingest(settings, inbox)  # the run is over before it is told to have begun; no event minds
        lineage.started(run_id, datetime.now(UTC))
    return run_id


def _check(event: dict[str, Any]) -> None:
    """What the schema of OpenLineage requires of a RunEvent."""
    assert {"run", "job", "eventTime", "producer", "schemaURL", "eventType"} <= event.keys()
    assert datetime.fromisoformat(event["eventTime"]).tzinfo
    for dataset in (*event["inputs"], *event["outputs"]):
        assert dataset["namespace"]
        assert dataset["name"]
        facets = {**dataset.get("facets", {}), **dataset.get("inputFacets", {}), **dataset.get("outputFacets", {})}
        assert facets
        for facet in facets.values():
            assert {"_producer", "_schemaURL"} <= facet.keys()


def test_lineage_goes_to_a_file_with_datasets_columns_and_counts(home: Path, tmp_path: Path):
    target = tmp_path / "lineage" / "events.jsonl"
    (tmp_path / "inbox" / "Velm.txt").write_text(STORY.format("Velm", 9))
    _ingest(at(home, lineage=str(target)), tmp_path / "inbox")
    start, end = [json.loads(line) for line in target.read_text().splitlines()]
    _check(start)
    _check(end)
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE")
    assert start["run"]["runId"] == end["run"]["runId"]
    (read,) = end["inputs"]
    assert (read["namespace"], read["name"]) == ("file", str(tmp_path / "inbox"))
    assert {k: read["inputFacets"]["inputStatistics"][k] for k in ("rowCount", "fileCount")} == {
        "rowCount": 1,
        "fileCount": 1,
    }
    tables = {dataset["name"].rpartition("/")[2]: dataset for dataset in end["outputs"]}
    assert tables["articles"]["outputFacets"]["outputStatistics"]["rowCount"] == 1
    columns = {field["name"]: field for field in tables["casualty_figures"]["facets"]["schema"]["fields"]}
    assert columns["value_low"]["description"].startswith("Inclusive lower bound")


def test_lineage_goes_to_a_server_with_the_key_and_a_deaf_one_ends_no_run(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    with _server() as (address, heard):
        _ingest(at(home, lineage=address, lineage_api_key="secret"), tmp_path / "inbox")
    assert [event["eventType"] for _, event in heard] == ["START", "COMPLETE"]
    assert {key for key, _ in heard} == {"Bearer secret"}
    with _server(404) as (address, _):
        _ingest(at(home, lineage=address.replace("://", "://ann:hush@")), tmp_path / "inbox")
    told_of = capfd.readouterr().err
    assert "The lineage of the run could not be told" in told_of
    assert "hush" not in told_of


def test_a_run_that_fails_is_told_as_failed(home: Path, tmp_path: Path):
    target = tmp_path / "events.jsonl"
    settings = at(home, lineage=str(target))
    with pytest.raises(ZeroDivisionError), observed(settings) as lineage:
        lineage.started("r1", datetime.now(UTC))
        _change(home, "UPDATE runs SET status = 'failed', error = 'ZeroDivisionError: once'")
        raise ZeroDivisionError
    end = json.loads(target.read_text().splitlines()[-1])
    assert end["eventType"] == "FAIL"
    assert end["run"]["facets"]["errorMessage"]["message"] == "ZeroDivisionError: once"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/srv/news", ("file", "/srv/news")),
        ("s3://bucket/wire/2026", ("s3://bucket", "wire/2026")),
        ("https://example.org", ("https://example.org", "/")),
    ],
)
def test_folders_are_named_by_the_rules_of_openlineage(folder: str, name: tuple[str, str]):
    assert dataset_name(folder) == name


def test_messages_are_json_where_the_settings_say_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NEWSLEDGER_LOG_FORMAT", "json")
    logs.is_json.cache_clear()
    try:
        note("Run r1: 3 files", run_id="r1", n_files=3)
        logs.write_line("it broke\n\x1b[31m", "error")
    finally:
        logs.is_json.cache_clear()
    first, second = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (first["message"], first["level"], first["run_id"], first["n_files"]) == ("Run r1: 3 files", "info", "r1", 3)
    assert datetime.fromisoformat(first["time"]).tzinfo
    assert (second["level"], second["message"]) == ("error", "it broke\n\x1b[31m")
