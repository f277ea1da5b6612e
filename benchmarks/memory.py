"""Peak memory of every process of an ingest of one large generated JSONL.gz.

python benchmarks/memory.py --gb 2               generate in a temporary folder, ingest, delete
python benchmarks/memory.py --file big.jsonl.gz  ingest a file of your own
"""

import argparse
import base64
import gzip
import json
import os
import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=", b"abcdefghij klmn opqr stuv wxyze taoin s")
_TOWNS = ("Calder Bay", "Old Mill", "Port Ansel", "Great Wexley", "Stonebridge", "Marrow Hill")


def generate(path: Path, n_bytes: int) -> None:
    """Distinct reports of some 20 kB, casualty sentences between noise, so that no two are duplicates."""
    choices = random.Random(5)
    with gzip.open(path, "wb", compresslevel=0) as out:
        number = 0
        while path.stat().st_size < n_bytes:
            out.write(b"".join(_line(number + offset, choices) for offset in range(500)))
            number += 500


def _line(number: int, choices: random.Random) -> bytes:
    noise = base64.b64encode(os.urandom(20_000)).translate(_LETTERS).decode().split()
    words = iter(noise)
    parts = [f"{choices.choice(_TOWNS).upper()}, March {choices.randint(1, 28)} - "]
    for _ in range(12):
        dead, hurt = choices.randint(2, 90), choices.randint(2, 300)
        parts.append(f"At least {dead} people were killed in {next(words)} and {hurt} were injured by {next(words)}. ")
        parts.append(" ".join(islice(words, 80)) + ". ")
    return json.dumps({"id": f"b{number}", "text": "".join(parts), "published": "2024-03-05"}).encode() + b"\n"


def peaks(process: subprocess.Popen[bytes]) -> dict[str, float]:
    """Peak resident MB of ``process`` and all its descendants, by pid and what they are, until it ends."""
    found: dict[str, float] = {}
    while process.poll() is None:
        for pid in _tree(process.pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()[:60]
            except OSError:  # it ended meanwhile
                continue
            peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), None)
            if peak is not None:  # a process that has just ended has none
                found[f"{pid} {command}"] = peak / 1024
        time.sleep(0.5)
    return found


def _tree(root: int) -> list[int]:
    try:
        children = [
            child for task in Path(f"/proc/{root}/task").iterdir() for child in (task / "children").read_text().split()
        ]
    except OSError:  # it ended meanwhile
        return [root]
    return [root, *(pid for child in children for pid in _tree(int(child)))]


def ingest(path: Path, home: Path) -> None:
    """Ingest ``path`` into ``home`` and print what it took."""
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "ingest", str(path)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    found = peaks(process)
    print(f"exit {process.returncode}, {path.stat().st_size / 1e9:.2f} GB in {time.perf_counter() - began:,.0f} s")
    for name, peak in sorted(found.items(), key=lambda item: -item[1]):
        print(f"{peak:>8,.0f} MB  {name}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gb", type=float, default=2)
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = args.file or Path(folder, "big.jsonl.gz")
        if not args.file:
            generate(path, int(args.gb * 1e9))
        ingest(path, Path(folder, "home"))


if __name__ == "__main__":
    main()
