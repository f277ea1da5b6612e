"""What workers run for `benchmarks.scale`: prepare itself, or a stand-in of a fixed time and hardly any processor.

A stand-in sleeps as long as its articles would take one core, then hands out tables that were prepared before, so that
a machine of two cores can hold eight workers. Each piece of work leaves a line: process, begin, end, bytes in and out.
"""

import json
import os
import time
from io import BytesIO
from pathlib import Path

import polars as pl

from flows.engines.dask_worker import Inputs, stage_inputs

REAL = "real"
COST, FOLDER = "BENCHMARK_COST", "BENCHMARK_FOLDER"  # milliseconds an article, or `real`; where tables and lines lie


def timed(inputs: Inputs, memory: bytes, only: bytes | None) -> dict[str, bytes]:
    """`stage_inputs`, or what stands in for it."""
    cost, folder = os.environ[COST], Path(os.environ[FOLDER])
    began = time.time()
    if cost == REAL:
        tables = stage_inputs(inputs, memory, only)
    else:
        n_records = pl.read_parquet(BytesIO(inputs.raw), columns=["ordinal"]).height
        tables = {path.stem: path.read_bytes() for path in (folder / inputs.label).iterdir()}
        time.sleep(max(0.0, float(cost) / 1000 * n_records - (time.time() - began)))
    line = [os.getpid(), began, time.time(), len(inputs.raw), sum(map(len, tables.values()))]
    with (folder / "work.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")  # few bytes at once: whole lines, whoever writes beside it
    return tables
