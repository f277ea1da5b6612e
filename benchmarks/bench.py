"""Speed that anyone can measure: `make bench`, or on files of one's own `make bench CORPUS=FOLDER`.

    python -m benchmarks.bench [--corpus FOLDER] [--articles 4000] [--times 10] [--json FILE] [--plot FILE.svg]

One ingest into an empty home, one of ten times as many articles (sustained), and the CPU of each step of prepare on the
same records. Whole processes, start-up included; CPU seconds are what to compare on a machine that does other things.
"""

import argparse
import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import altair as alt
import polars as pl

from benchmarks.flow import write_inbox
from benchmarks.measured import ROOT, Measured, ingest
from benchmarks.steps import cpu_of_steps
from benchmarks.varied import write_varied
from warehouse.fetching import fetch

_HELD = "SELECT (SELECT sum(n_records) FROM runs)::BIGINT, count(*), coalesce(sum(strlen(body)), 0) / 1e6 FROM articles"


@dataclass(frozen=True)
class Speed:
    """One ingest in numbers."""

    records: int
    articles: int
    mb_of_text: float
    wall_s: float
    cpu_s: float
    records_per_s: float
    mb_per_s: float
    largest_process_mb: float
    peak_mb: dict[str, float]


def speed(inbox: Path, home: Path) -> Speed:
    """Ingest ``inbox`` into ``home`` and say how fast it was."""
    took: Measured = ingest(inbox, home)
    held = fetch(
        home / "warehouse.duckdb",
        _HELD,
        {},
        30,
    ).row(0)
    return Speed(
        records=held[0],
        articles=held[1],
        mb_of_text=round(held[2], 2),
        wall_s=round(took.wall, 2),
        cpu_s=round(took.cpu, 2),
        records_per_s=round(held[0] / took.wall, 1),
        mb_per_s=round(held[2] / took.wall, 2),
        largest_process_mb=round(took.largest_mb, 1),
        peak_mb={name: round(peak, 1) for name, peak in sorted(took.peak_mb.items(), key=lambda item: -item[1])},
    )


def bench(corpus: Path | None, n_articles: int, times: int) -> dict[str, Any]:
    """All measures, fit for JSON."""
    with TemporaryDirectory() as folder:
        once, tenfold = Path(folder, "once"), Path(folder, "tenfold")
        if corpus is None:
            write_inbox(once, n_articles)
            write_inbox(tenfold, n_articles * times)
        else:
            once = corpus
            write_varied(corpus, tenfold, times)
        run = speed(once, Path(folder, "home"))
        sustained = speed(tenfold, Path(folder, "home-tenfold"))
        steps = cpu_of_steps(once)
    return {
        "commit": _commit(),
        "machine": {"python": platform.python_version(), "system": platform.platform(), "cores": _cores()},
        "corpus": str(corpus.name) if corpus else f"generated, {n_articles:,} articles, seed 7",
        "run": asdict(run),
        f"sustained, {times} times": asdict(sustained),
        f"CPU of {times} times over once": round(sustained.cpu_s / run.cpu_s, 2),
        "cpu_s of steps": {name: round(seconds, 2) for name, seconds in steps.items()},
        "cpu_s outside the steps": round(run.cpu_s - sum(steps.values()), 2),
    }


def _commit() -> str:
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "not a checkout"


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def plot(result: dict[str, Any], path: Path) -> None:
    """Where the CPU of the run goes, as a bar chart; Vega-Lite's own JSON if altair cannot draw here."""
    parts = {**result["cpu_s of steps"], "outside the steps": result["cpu_s outside the steps"]}
    rows = pl.DataFrame({"step": list(parts), "seconds of CPU": list(parts.values())})
    title = f"{result['corpus']}: {result['run']['records_per_s']} records/s, commit {result['commit']}"
    chart = (
        alt.Chart(rows, title=title, width=480).mark_bar().encode(x="seconds of CPU:Q", y=alt.Y("step:N", sort=None))
    )
    try:
        chart.save(str(path))
    except (ImportError, ValueError):  # altair draws through vl-convert-python, which nothing else here needs
        path.with_suffix(".vl.json").write_text(chart.to_json(), encoding="utf-8")
        print(f"No picture: pip install vl-convert-python. The chart is in {path.with_suffix('.vl.json')}")


def main() -> None:
    """Measure, print, and keep what was asked to be kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    result = bench(args.corpus, args.articles, args.times)
    print(json.dumps(result, indent=2))
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if args.plot:
        plot(result, args.plot)


if __name__ == "__main__":
    main()
