"""Two commits in turn on the same inbox: `make bench-compare REV=COMMIT`, with --corpus FOLDER for files of one's own.

    python -m benchmarks.compare REV [--corpus FOLDER] [--articles 4000] [--rounds 5]

Old and new run one after the other, as machines drift; what counts is the ratio of each pair. Both use this
environment's packages: a commit that needs others is measured with the wrong ones, and its failure says so.
"""

import argparse
import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.flow import write_inbox
from benchmarks.measured import ROOT, Measured, ingest

MEASURES: dict[str, Callable[[Measured], float]] = {
    "wall s": lambda took: took.wall,
    "CPU s": lambda took: took.cpu,
    "largest process MB": lambda took: took.largest_mb,
}


def compare(revision: str, corpus: Path | None, n_articles: int, rounds: int) -> list[tuple[Measured, Measured]]:
    """(old, new) of each round."""
    with TemporaryDirectory() as folder:
        tree, inbox = Path(folder, "old"), corpus or Path(folder, "inbox")
        if corpus is None:
            write_inbox(inbox, n_articles)
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(tree), revision], cwd=ROOT, check=True)
        try:
            pairs: list[tuple[Measured, Measured]] = []
            for number in range(-1, rounds):  # the first, which compiles and fills caches, is not counted
                old = ingest(inbox, Path(folder, f"old-{number}"), tree)
                new = ingest(inbox, Path(folder, f"new-{number}"))
                print(f"round {number + 1}: old {old.wall:.1f} s, new {new.wall:.1f} s", flush=True)
                pairs.append((old, new))
            return pairs[1:]
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)


def table(pairs: list[tuple[Measured, Measured]]) -> str:
    """Medians, and new over old pair by pair with its least and most."""
    lines = [f"{'':<20}{'old':>10}{'new':>10}{'new / old':>12}{'least':>8}{'most':>8}"]
    for name, measure in MEASURES.items():
        old, new = ([measure(pair[side]) for pair in pairs] for side in (0, 1))
        ratios = sorted(after / before for before, after in zip(old, new, strict=True))
        middle = statistics.median
        lines.append(
            f"{name:<20}{middle(old):>10.2f}{middle(new):>10.2f}{middle(ratios):>12.3f}{ratios[0]:>8.3f}{ratios[-1]:>8.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    print(table(compare(args.revision, args.corpus, args.articles, args.rounds)))


if __name__ == "__main__":
    main()
