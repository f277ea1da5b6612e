"""What a reprocess would change: every batch extracted and compared, nothing stored."""

import tempfile
from pathlib import Path

import polars as pl

from flows.audited import failing_articles
from flows.console import out, print_table, safe, visible
from flows.manifest_runs import manifest_runs
from flows.opening import for_reading
from flows.reprocess import progress_of
from flows.reprocess.batches import Source
from flows.reprocess.choice import Selection
from flows.reprocess.publishing import audit
from flows.settings import Settings
from flows.workers import shared_workers
from transforms.rules_version import rules_version
from warehouse import reprocesses
from warehouse.asking import explained_if_older
from warehouse.manifest import Manifest
from warehouse.reprocess import compare
from warehouse.reprocess_report import Changes, changes, together

EXAMPLES = 20
_PER_RULE = 3  # examples of one rule that come or go alike, so that a frequent one does not fill the list
_ROWS = 30  # of a table by rule and outlet

_BY = ["what", "rule", "outlet"]


def show_dry_run(settings: Settings, selection: Selection) -> list[str]:
    """Print what would change; returns the files that are not whole in the archive."""
    found, lost, n_articles, blocked = _tried(settings, selection)
    if found is None:
        out().print(_why_nothing(settings))
        return lost
    out().print(f"{n_articles:,} articles extracted again; nothing is stored.")
    for why in blocked:
        out().print(f"A batch would be blocked: {why}", markup=False)
    _show_changes(found)
    return lost


def _why_nothing(settings: Settings) -> str:
    if Manifest(settings.home).last() is None:  # kept since schema 4; an older home gets it with the next run
        return "What was delivered when is not written down yet. The next run writes it; then ask again."
    return "Nothing is to be extracted again: no article is chosen."


def _tried(settings: Settings, selection: Selection) -> tuple[Changes | None, list[str], int, list[str]]:
    parts: list[Changes] = []
    blocked: list[str] = []
    n_articles = 0
    with tempfile.TemporaryDirectory(prefix="newsledger-") as folder, shared_workers(settings) as workers:
        workers.warm_up()
        with for_reading(settings) as warehouse:
            given = selection.given()
            chosen = reprocesses.chosen_records(warehouse, given, rules_version()) if given else None
        source = Source(settings, Path(folder), manifest_runs(Manifest(settings.home).entries()), chosen, set())
        with progress_of(source.wanted_runs()) as progress:
            for batch in source.staged(workers, progress):
                verdict = audit(settings, batch, workers)
                blocked += verdict.blocking if verdict.is_blocked else ()
                with for_reading(settings) as warehouse, explained_if_older(settings.place):
                    compare(warehouse, batch.tables, failing_articles(verdict))
                    parts.append(changes(warehouse))
                    n_articles += warehouse.execute("SELECT count(*) FROM again_touched").fetchall()[0][0]
    return together(parts) if parts else None, source.lost, n_articles, blocked


def _show_changes(found: Changes) -> None:
    for title, frame in (("Figures", found.figures), ("Dates", found.dates)):
        if frame.is_empty():
            out().print(f"{title}: no change.")
            continue
        counts = frame.group_by(_BY).agg(n=pl.len()).sort("n", *_BY, descending=[True, False, False, False])
        by_kind = frame.group_by("what").agg(n=pl.len()).sort("what")
        said = ", ".join(f"{n:,} {what}" for what, n in by_kind.iter_rows())
        out().print(f"{title}: {said}.")
        more = f", {_ROWS} of {counts.height:,}" if counts.height > _ROWS else ""
        print_table([*_BY, title.lower()], counts.head(_ROWS).rows(), title=f"{title} by rule and outlet{more}")
    for title, names, frame in (
        ("Articles by what changes of them", ["column", "articles"], found.articles),
        ("Records with another outcome", ["before", "after", "records"], found.records),
        ("Tolls", ["category", "unit", "articles changed", "best before", "best after"], _changed_tolls(found.tolls)),
    ):
        if not frame.is_empty():
            print_table(names, frame.rows(), title=title)
    _show_examples(found)


def _changed_tolls(tolls: pl.DataFrame) -> pl.DataFrame:
    return tolls.filter(pl.col("n_articles") > 0)


def _show_examples(found: Changes) -> None:
    """Examples of every rule that changes something, those of figures first."""
    for frame in (found.figures, found.dates):
        some = frame.filter(pl.int_range(pl.len()).over("what", "rule") < _PER_RULE).head(EXAMPLES)
        for example in some.iter_rows(named=True):
            head = f"{example['what']} by {example['rule']}, {example['outlet']}, {example['article_id']}"
            out().print(safe(head), style="bold")
            out().print(safe(visible(" ".join(example["excerpt"].split()))))
            rows = _differing(example["before"] or "", example["after"] or "")
            print_table(["before", "after"], rows)


def _differing(before: str, after: str) -> list[tuple[str, str]]:
    """The properties that differ, side by side; all of them where there is only one side."""
    sides = [dict.fromkeys(side.split("; ")) for side in (before, after)]
    shared = sides[0].keys() & sides[1].keys()
    left, right = ([each for each in side if each not in shared] for side in sides)
    return [("; ".join(left), "; ".join(right))]
