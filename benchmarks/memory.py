"""Peak memory of every process of an ingest of one large generated JSONL.gz.

python -m benchmarks.memory --gb 2                       ordinary articles, one in five a copy of another
python -m benchmarks.memory --gb 0.2 --corpus templates  articles put together from the same few thousand sentences
python -m benchmarks.memory --file big.jsonl.gz          a file of your own

Generated files are gzip without compression: what counts is a stream that cannot be held, and it is quicker to make.
"""

import argparse
import gzip
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson

from benchmarks.corpus import Words

ROOT = Path(__file__).parents[1]
_TOWNS = ("Calder Bay", "Old Mill", "Port Ansel", "Great Wexley", "Stonebridge", "Marrow Hill")
_CASUALTIES = (
    "At least {a} people were killed and {b} injured on Tuesday when a bomb went off near {town}, police said.",
    "Shelling of {town} has killed {a} civilians and wounded {b} since Monday, according to the hospital.",
    "More than {b} families fled {town} last week after the river rose.",
    "{a} bodies were found in {town} on March 3, and {b} people are still missing, officials said.",
)
_FREQUENT = (
    "the of to and in a that is was for it on as with he be at by had his this are but have an they not from which or"
    " were has their been we who more its will would said if about when there can all also after into new one first"
).split()
_N_KEPT = 5_000  # articles that copies are made of
_N_SENTENCES = 20_000  # of the corpus of templates


class Prose:
    """Sentences of words by Zipf's law, the most frequent of them English, so that their language is known."""

    def __init__(self, seed: int) -> None:
        """All depends on ``seed`` alone."""
        self.choices, self._words = Random(seed), Words(seed)
        self._words.vocabulary[: len(_FREQUENT)] = _FREQUENT

    def sentences(self, least: int, most: int) -> list[str]:
        """Between ``least`` and ``most`` sentences of 8 to 25 words."""
        n_sentences = self.choices.randint(least, most)
        return [" ".join(self._words.draw(self.choices.randint(8, 25))) + "." for _ in range(n_sentences)]

    def casualties(self) -> str:
        """A sentence that tells of victims."""
        numbers = {"a": self.choices.randint(2, 90), "b": self.choices.randint(2, 300)}
        return self.choices.choice(_CASUALTIES).format(**numbers, town=self.choices.choice(_TOWNS))


def ordinary(seed: int) -> Iterator[str]:
    """Articles without end, of some 500 words: one in five is an edited copy, one in ten reports casualties."""
    prose, kept = Prose(seed), list[list[str]]()
    choices = prose.choices
    while True:
        if kept and choices.random() < 0.2:
            source = choices.choice(kept)
            story = [*source[: len(source) * 4 // 5], *prose.sentences(1, 8)]
        else:
            story = prose.sentences(10, 50)
            kept.append(story)
            del kept[: -_N_KEPT if len(kept) >= 2 * _N_KEPT else 0]
        told = [prose.casualties()] if choices.random() < 0.1 else []
        dateline = f"{choices.choice(_TOWNS).upper()}, March {choices.randint(1, 28)} - "
        yield dateline + " ".join([*told, *story])


def templates(seed: int) -> Iterator[str]:
    """The worst for the search of near-duplicates: 40 sentences each, of those that all the others are made of."""
    prose = Prose(seed)
    sentences = prose.sentences(_N_SENTENCES, _N_SENTENCES)
    while True:
        yield " ".join([prose.casualties(), *prose.choices.choices(sentences, k=40)])


CORPORA = {"ordinary": ordinary, "templates": templates}


def generate(path: Path, n_bytes: int, corpus: str) -> None:
    """Write articles until the file has ``n_bytes``."""
    written = 0
    with gzip.open(path, "wb", compresslevel=0) as out:
        for number, text in zip(count(), CORPORA[corpus](5), strict=False):
            line = orjson.dumps({"id": f"b{number}", "text": text, "published": "2024-03-05"}) + b"\n"
            written += out.write(line)
            if written >= n_bytes:
                return


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
            name = f"{pid} {command}"
            if peak and command:  # one that has just ended has none
                found[name] = peak / 1024
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
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
    print(f"exit {process.returncode}, {path.stat().st_size / 1e9:.2f} GB in {wall:,.0f} s, {cpu:,.0f} s of CPU time")
    for name, peak in sorted(found.items(), key=lambda item: -item[1]):
        print(f"{peak:>8,.0f} MB  {name}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gb", type=float, default=2)
    parser.add_argument("--corpus", choices=CORPORA, default="ordinary")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--home", type=Path, help="keep the warehouse there")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = args.file or Path(folder, "big.jsonl.gz")
        if not args.file:
            generate(path, int(args.gb * 1e9), args.corpus)
        ingest(path, args.home or Path(folder, "home"))


if __name__ == "__main__":
    main()
