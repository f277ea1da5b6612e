"""newsledger beside the pipeline from the shelf, in turn on the same inbox: `make bench-peers`.

    python -m benchmarks.against_peers PEERS_PYTHON [--corpus FOLDER] [--articles 2000] [--rounds 3]

The shelf reads JSON lines only, so pages are left out for both.
"""

import argparse
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.flow import write_inbox
from benchmarks.measured import ROOT, ingest, measure


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", type=Path, help="of an environment with benchmarks/peers/requirements.txt")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    ratios: list[float] = []
    with TemporaryDirectory() as folder:
        inbox = args.corpus or Path(folder, "inbox")
        if args.corpus is None:
            write_inbox(inbox, args.articles)
            (inbox / "pages.zip").unlink()
        for number in range(args.rounds):
            ours = ingest(inbox, Path(folder, f"home-{number}"))
            shelf = measure(
                [
                    str(args.python),
                    str(ROOT / "benchmarks/peers/shelf.py"),
                    str(inbox),
                    str(Path(folder, f"{number}.duckdb")),
                ]
            )
            ratios.append(shelf.wall / ours.wall)
            print(f"newsledger {ours.wall:.1f} s ({ours.cpu:.1f} CPU), shelf {shelf.wall:.1f} s ({shelf.cpu:.1f} CPU)")
    print(f"newsledger is {statistics.median(ratios):.1f} times as fast ({min(ratios):.1f} to {max(ratios):.1f})")


if __name__ == "__main__":
    main()
