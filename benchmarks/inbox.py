"""What an inbox of files that were all seen before costs: a listing and one anti-join.

python benchmarks/inbox.py [--files 100000]
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
import polars as pl

from flows.inbox import SEEN, Rules, discover


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    n_files = parser.parse_args().files
    rules = Rules(now=time.time() + 60, min_age_seconds=0, max_file_bytes=1 << 40)
    with TemporaryDirectory() as folder:
        for number in range(n_files):
            path = Path(folder, str(number // 1000), f"{number}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text("x")
        first = discover([folder], SEEN.to_frame(), rules)
        seen = pl.DataFrame([(item.uri, item.fingerprint) for item in first.new], SEEN, orient="row")
        began, cpu = time.perf_counter(), time.process_time()
        plan = discover([folder], seen, rules)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"{plan.n_seen:,} files seen, {len(plan.new)} new: {wall:.2f} s, {cpu:.2f} s of CPU time")


if __name__ == "__main__":
    main()
