"""What the quality gate costs: its share of an ingest's wall time, and the same checks through pandas.

    python -m benchmarks.validation [--articles 20000]

Ingests a generated inbox with the command line, keeps what it staged, and audits the same batches again with the clock
running. The audits of an ingest run in a process of their own beside the preparing ones, so the share printed is an
upper bound of what they add.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import polars as pl

import expectations
from benchmarks.validation_engines import COLUMNS, seconds_on_duckdb, seconds_on_pandas

PLACES = ("Khartoum", "Aden", "Lahore", "Goma", "Homs", "Cali", "Manila", "Herat")
CAUSES = ("a shell hit a market", "a bus left the road", "a river broke its banks", "gunmen stormed a post")
FILLER = (
    "officials road water district aid people night army village school report talks camp relief region week".split()
)


def story(random: Random, number: int) -> dict[str, str]:
    """A short wire story with a dateline, two figures and some filler."""
    place, cause = random.choice(PLACES), random.choice(CAUSES)
    filler = " ".join(f"The {' '.join(random.choices(FILLER, k=9))}." for _ in range(random.randint(4, 25)))
    body = (
        f"{place.upper()}, Jan {1 + number % 28} - {random.randint(2, 90)} people were killed and at least "
        f"{random.randint(2, 300)} injured on Monday when {cause} near {place}, the ministry said. {filler}"
    )
    return {"id": str(number), "title": f"{cause.capitalize()} near {place}", "text": body, "date": "2026-01-29"}


def ingest(home: Path, n_articles: int) -> float:
    """Seconds of a whole `newsledger ingest` of ``n_articles``."""
    inbox = home / "inbox"
    inbox.mkdir(parents=True)
    random = Random(8)
    with (inbox / "stories.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(story(random, number)) + "\n" for number in range(n_articles))
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "ingest", str(inbox)]
    started = time.perf_counter()
    subprocess.run([*command, "--keep-staging"], check=True, capture_output=True)
    return time.perf_counter() - started


def staged_batches(home: Path) -> list[dict[str, Path]]:
    """The tables of each batch that the ingest kept, as it audited them."""
    folders = [path.parent for path in (home / "staging").glob("*/*/tables")]
    return [{file.stem: file for part in ("tables", "audit") for file in (f / part).glob("*.parquet")} for f in folders]


def through_duckdb(batches: list[dict[str, Path]]) -> float:
    """Seconds to audit every batch, all suites."""
    expectations.warm_up()
    started = time.perf_counter()
    for tables in batches:
        assert not expectations.audit(tables).is_blocked
    return time.perf_counter() - started


def gx_alone(batches: list[dict[str, Path]], n_rows: int) -> tuple[float, float]:
    """CPU seconds for the checks that GX has for both engines, on ``n_rows`` figures: DuckDB, pandas."""
    figures = pl.concat([pl.read_parquet(tables["casualty_figures"]) for tables in batches])
    frame = pl.concat([figures] * (1 + n_rows // max(figures.height, 1))).head(n_rows)
    frame = frame.select(COLUMNS).with_columns(figure_id=pl.int_range(pl.len()).cast(pl.String))
    return seconds_on_duckdb(frame), seconds_on_pandas(frame)


def main() -> None:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=20_000)
    arguments.add_argument("--rows", type=int, default=1_000_000, help="Figures in the comparison with pandas.")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        whole = ingest(home, options.articles)
        batches = staged_batches(home)
        audits = through_duckdb(batches)
        duckdb_seconds, pandas_seconds = gx_alone(batches, options.rows)
    print(f"ingest of {options.articles:,} articles: {whole:.1f} s")
    print(f"audits of its {len(batches)} batches: {audits:.2f} s, {100 * audits / whole:.1f} % of it")
    print(f"same checks, {options.rows:,} figures, CPU: DuckDB {duckdb_seconds:.2f} s, pandas {pandas_seconds:.2f} s")


if __name__ == "__main__":
    main()
