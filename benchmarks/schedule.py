"""Many small scheduled runs on one warehouse: what a run costs, and how the files grow.

`python -m benchmarks.schedule RUNS OUT.csv [--stories 20]`: one line a run with its processor seconds, those of the
Prefect server too, and the size of everything under the home. All runs are in this process, against one server as
`newsledger serve` has it, so imports (the same for every run) are not in it.
"""

import argparse
import csv
import os
import tempfile
import time
import warnings
from pathlib import Path
from random import Random

from benchmarks.corpus_words import Words
from benchmarks.validation import story
from flows.prefect_server import PrefectServer, use_client_environment
from flows.request import Request
from flows.workers import shared_workers

_TICKS = os.sysconf("SC_CLK_TCK")
_KEPT = ("warehouse.duckdb", "archive", "manifest.jsonl", "prefect", "staging")


def main() -> None:
    """Run, and write a line after each run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--stories", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), given.runs, given.stories, given.out)


def _measure(folder: Path, n_runs: int, n_stories: int, out: Path) -> None:
    home, inbox = folder / "home", folder / "inbox"
    inbox.mkdir()
    home.mkdir()
    server = PrefectServer(home / "prefect", is_service=True)
    use_client_environment(home)
    os.environ["PREFECT_API_URL"] = server.api_url
    server.wait()
    request = Request.typed([str(inbox)], {"home": home, "workers": 1})
    try:
        with shared_workers(request.settings), out.open("w", newline="") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from flows.prefect_calls import run_here  # noqa: PLC0415 - Prefect reads its settings when it is imported

            lines = csv.writer(file)
            lines.writerow(["run", "articles", "wall", "cpu_run", "cpu_server", *_KEPT])
            random, words = Random(1), Words(1)
            for number in range(n_runs):
                _deliver(inbox, number, n_stories, random, words)
                began, before = time.monotonic(), _processor_seconds()
                row = run_here(request)
                after = _processor_seconds()
                assert row["n_loaded"] == n_stories, row
                spent = [round(one - other, 3) for one, other in zip(after, before, strict=True)]
                sizes = [_size(home / name) for name in _KEPT]
                lines.writerow(
                    [number + 1, (number + 1) * n_stories, round(time.monotonic() - began, 2), *spent, *sizes]
                )
                file.flush()
    finally:
        server.stop()


def _deliver(inbox: Path, number: int, n_stories: int, random: Random, words: Words) -> None:
    for place in range(n_stories):
        told = story(random, number)["text"]
        rest = " ".join(f"{' '.join(words.sentence()).capitalize()}." for _ in range(random.randint(8, 20)))
        (inbox / f"{number:05}-{place:03}.txt").write_text(f"{told}\n\n{rest}\n", encoding="utf-8")


def _size(path: Path) -> int:
    return sum(one.stat().st_size for one in ([path] if path.is_file() else path.rglob("*")) if one.is_file())


def _processor_seconds() -> tuple[float, float]:
    """Of this process with its workers, and of the Prefect server."""
    ours = server = 0.0
    for pid in _family(os.getpid()):
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent = (int(fields[11]) + int(fields[12])) / _TICKS
        if b"flows.prefect_server" in command:
            server += spent
        else:
            ours += spent
    return ours, server


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(child) for file in children for child in file.read_text().split()]
    return [pid, *(one for child in found for one in _family(child))]


if __name__ == "__main__":
    main()
