"""All rows of text made of an inbox, as JSON, to compare one interpreter or one tree with another.

python -m benchmarks.rows examples/inbox > rows.json
"""

import json
import sys
from pathlib import Path

from benchmarks.lab import read_inbox, run

TABLES = ("articles", "temporal_expressions", "casualty_figures")


def main() -> None:
    """Print the rows, one a line."""
    (part,) = run(read_inbox(Path(sys.argv[1]), None), 1)
    for table in TABLES:
        for row in getattr(part, table).iter_rows(named=True):
            print(json.dumps({"table": table, **row}, default=str))


if __name__ == "__main__":
    main()
