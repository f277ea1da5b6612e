"""CPU seconds of each step of prepare on the records of an inbox: `python -m benchmarks.steps INBOX`."""

import argparse
import time
from pathlib import Path

from benchmarks.lab import read_inbox
from transforms.duplicates import sign
from transforms.events import find_keys, find_traits
from transforms.figures import find_figures
from transforms.places import find_places
from transforms.structure import LINE_COUNTS, structure
from transforms.temporal import find_expressions

_BATCH = 4_000  # records, as in an ingest


def cpu_of_steps(inbox: Path) -> dict[str, float]:
    """Seconds by step; reading is that of the formats alone, without the archive."""
    spent: dict[str, float] = {}
    began = time.process_time()

    def done(step: str) -> None:
        nonlocal began
        now = time.process_time()
        spent[step] = spent.get(step, 0.0) + now - began
        began = now

    raw = read_inbox(inbox, None)
    done("read")
    for batch in raw.iter_slices(_BATCH):
        articles = structure(batch, LINE_COUNTS.to_frame()).articles
        done("structure")
        expressions = find_expressions(articles)
        done("dates")
        figures = find_figures(articles, expressions)
        done("figures")
        placed = find_places(articles, figures)
        done("places")
        find_keys(find_traits(placed.articles, placed.figures, placed.places))
        done("events")
        sign(articles)
        done("sign")
    return spent


def main() -> None:
    """Print them, with the share of each in all of prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inbox", type=Path)
    spent = cpu_of_steps(parser.parse_args().inbox)
    for step, seconds in spent.items():
        print(f"{step:<10}{seconds:>8.2f} s{seconds / sum(spent.values()):>7.1%}")


if __name__ == "__main__":
    main()
