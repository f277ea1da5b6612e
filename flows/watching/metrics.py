"""Prometheus metrics of a home: in its text format, for its textfile collector or for the endpoint of `serve`."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from flows.watching.facts import Facts, Ledger, Watcher

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class _Home(Collector):
    """All metrics, from facts that were read once."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def collect(self) -> Iterable[Metric]:
        """Every family, in order."""
        yield InfoMetricFamily("newsledger", "Version in use.", {"version": version("newsledger")})
        yield from _now(self._facts)
        if self._facts.ledger is not None:
            yield from _held(self._facts.ledger)
            yield from _newest(self._facts.ledger)


def _now(facts: Facts) -> Iterator[Metric]:
    is_read = facts.ledger is not None
    yield _gauge("warehouse_readable", "1 if the warehouse could be read, now or before a run took it.", is_read)
    yield _gauge("run_in_progress", "1 while a run (or another writer) holds the run lock.", facts.holder is not None)
    yield _gauge("warehouse_bytes", "Size of the warehouse file.", facts.warehouse_bytes)
    yield _gauge("disk_free_bytes", "Free space where the home lies.", facts.free_bytes)
    if facts.look is not None:
        yield _gauge("last_look_timestamp_seconds", "When somebody looked last.", facts.look.looked_at.timestamp())
        if facts.look.next_run_at is not None:
            at = facts.look.next_run_at.timestamp()
            yield _gauge("next_run_timestamp_seconds", "When the schedule runs next.", at)


def _held(ledger: Ledger) -> Iterator[Metric]:
    for name, text in (
        ("articles", "Distinct articles."),
        ("temporal_expressions", "Temporal expressions."),
        ("casualty_figures", "Casualty figures."),
        ("open_quarantine", "Records set aside and not resolved."),
        ("delivered_bytes", "Bytes of distinct files, as delivered."),
    ):
        yield _gauge(name, text, ledger.totals[name])
    records = CounterMetricFamily("newsledger_records", "Records by outcome.", labels=["outcome"])
    for row in ledger.records:
        records.add_metric([row["outcome"]], row["n"])
    yield records
    runs = CounterMetricFamily("newsledger_runs", "Runs by how they ended.", labels=["status"])
    ended = GaugeMetricFamily(
        "newsledger_run_ended_timestamp_seconds", "When the last run of that status ended.", labels=["status"]
    )
    for row in ledger.runs:
        runs.add_metric([row["status"]], row["n"])
        ended.add_metric([row["status"]], row["ended_at"])
    yield from (runs, ended)
    loaded = GaugeMetricFamily(
        "newsledger_outlet_loaded_timestamp_seconds",
        "When an article of the outlet was last loaded.",
        labels=["outlet"],
    )
    counts = GaugeMetricFamily("newsledger_outlet_articles", "Articles of the outlet.", labels=["outlet"])
    for row in ledger.outlets:
        loaded.add_metric([row["outlet"]], row["loaded_at"])
        counts.add_metric([row["outlet"]], row["n_articles"])
    yield from (loaded, counts)


def _newest(ledger: Ledger) -> Iterator[Metric]:
    newest = ledger.newest
    if newest is None:
        return
    yield _gauge("last_run_seconds", "How long the newest run took, or takes so far.", newest["seconds"])
    yield _gauge("last_run_success", "1 if the newest run completed.", newest["status"] == "completed")
    records = GaugeMetricFamily("newsledger_last_run_records", "Records of the newest run.", labels=["outcome"])
    for outcome, column in (
        ("loaded", "n_loaded"),
        ("duplicate", "n_duplicates"),
        ("quarantined", "n_quarantined"),
        ("failed", "n_failed"),
    ):
        records.add_metric([outcome], newest[column])
    failing = GaugeMetricFamily(
        "newsledger_last_run_failing_checks", "Checks of the newest run that did not hold.", labels=["severity"]
    )
    for severity in ("critical", "warning"):
        failing.add_metric([severity], newest[f"{severity}_checks"])
    yield from (records, failing)


def _gauge(name: str, text: str, value: Any) -> Metric:
    return GaugeMetricFamily(f"newsledger_{name}", text, value=float(value))


def metrics_text(facts: Facts) -> bytes:
    """All metrics in Prometheus' text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Home(facts))
    return generate_latest(registry)


def write_metrics(home: Path, target: Path) -> None:
    """Write them to ``target``, whole or not at all, as node_exporter's textfile collector reads at any time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(metrics_text(Watcher(home).facts()))
    fresh.chmod(0o644)  # the collector is somebody else
    fresh.replace(target)
