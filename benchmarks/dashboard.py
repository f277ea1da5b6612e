"""First paint of every page over a large warehouse, and the seconds of every query behind the pages.

    python -m benchmarks.dashboard [--articles 200000] [--home DIR] [--queries-only]

The goal is 2 s on an idle machine. On a busy one compare the columns: `empty` is the same page over an empty warehouse,
in the same browser, so that `large - empty` is what 200,000 articles cost. Of that many figures a page compares claims
only at a switch, but their query is timed with the others.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from dashboard import menu
from dashboard.data import query_text
from warehouse.connection import open_reader, open_writer
from warehouse.derived import derive_all
from warehouse.errors import QueryError
from warehouse.fetching import fetch

PAGES = ("", *(page.path for page in menu.PAGES[1:]))
READY = "[data-testid=stApp][data-test-script-state=notRunning] h1"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
GOAL, REPEATS = 2.0, 3

#: What a page asks for when it is opened without a choice; the rest is asked for by a click on one article.
PARAMETERS: dict[str, Any] = {
    "n_runs": 60,
    "run_id": "",
    "category": "killed",
    "place": "",
    "source": "",
    "scope": "incident",
    "search": "",
    "outlet": "",
    "language": "",
    "dating": "",
    "with_figures": False,
    "n_rows": 200,
    "resolved": False,
    "article_id": "a17",
    "figure_id": "a17-1",
    "event_id": "a16",
    "victims": "",
    "country": "",
    "since": None,
    "until": None,
    "ids": ["a17", "a18"],
    "phrases": [],
    "actor": "source 17",
}


def make(home: Path, n_articles: int, n_words: int = 250) -> None:
    """A generated warehouse in ``home``, with what follows from its articles; keeps one that is there."""
    path = home / "warehouse.duckdb"
    if path.exists():
        return
    script = files("benchmarks").joinpath("dashboard.sql").read_text(encoding="utf-8")
    with open_writer(path) as connection:
        for statement in script.replace("$n_words", str(n_words)).replace("$n", str(n_articles)).split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.begin()
        derive_all(connection, print)
        connection.commit()


def time_queries(path: Path) -> list[tuple[float, float, str]]:
    """Median seconds and CPU seconds of every query file, slowest first, its connection included."""
    found: list[tuple[float, float, str]] = []
    for file in files("dashboard").joinpath("queries").iterdir():
        sql = query_text(file.name.removesuffix(".sql"))
        used = {name: value for name, value in PARAMETERS.items() if re.search(rf"\${name}\b", sql)}
        found.append((*_median(partial(fetch, path, sql, used)), file.name))
    return sorted(found, reverse=True)


def _median(run: Callable[[], object]) -> tuple[float, float]:
    seconds: list[float] = []
    cpu: list[float] = []
    for _ in range(REPEATS):
        began, used = time.perf_counter(), time.process_time()
        with suppress(QueryError):  # ended at its limit, as a page would see it
            run()
        seconds.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    return statistics.median(seconds), statistics.median(cpu)


@contextmanager
def served(home: Path) -> Generator[str]:
    """Address of a dashboard over ``home``, as `newsledger dashboard` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen([*command, "dashboard", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the dashboard did not start")


def time_pages(browser: Any, address: str) -> dict[str, float]:
    """Seconds until a page's script has ended and its title stands there; the very first load is thrown away."""
    page = browser.new_page(viewport={"width": 1400, "height": 1600})
    seconds: dict[str, float] = {}
    for name in ("", *PAGES):
        began = time.perf_counter()
        page.goto(f"{address}/{name}")
        page.wait_for_selector(READY, timeout=120_000)
        seconds[name] = time.perf_counter() - began
    page.close()
    return seconds


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--home", type=Path, help="keep the generated warehouse here")
    parser.add_argument("--queries-only", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large, empty = options.home or Path(folder, "large"), Path(folder, "empty")
        make(large, options.articles)
        with open_writer(empty / "warehouse.duckdb"):
            pass
        with open_reader(large / "warehouse.duckdb") as connection:
            print(connection.sql("SELECT count(*) AS articles FROM articles").fetchone())
        print(f"{'query':<26}seconds    CPU   load {os.getloadavg()[0]:.1f}")
        for seconds, cpu, name in time_queries(large / "warehouse.duckdb"):
            print(f"{name:<26}{seconds:7.3f}{cpu:7.3f}")
        if not options.queries_only:
            _print_pages(large, empty)


def _print_pages(large: Path, empty: Path) -> None:
    with sync_playwright() as playwright, served(large) as address, served(empty) as nothing:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        full, bare = time_pages(browser, address), time_pages(browser, nothing)
        browser.close()
    print(f"\n{'page':<14}{'large':>8}{'empty':>8}{'ratio':>8}   goal {GOAL:g} s, load {os.getloadavg()[0]:.1f}")
    for name in PAGES:
        print(f"{name or 'overview':<14}{full[name]:8.2f}{bare[name]:8.2f}{full[name] / bare[name]:8.2f}")


if __name__ == "__main__":
    main()
