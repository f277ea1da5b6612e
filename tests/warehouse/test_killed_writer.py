"""What a killed writer left in the log is there, and in every key, once the next one has closed the file."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT
from warehouse.connection import open_writer

N_ROWS = 60  # a batch; the rows of one before it are in the file, those of one after it in the log
WRITER = """
import os, sys
from pathlib import Path
from warehouse.connection import open_writer

with open_writer(Path(sys.argv[1])) as warehouse:
    first, last = int(sys.argv[2]), int(sys.argv[3])
    warehouse.begin()
    warehouse.execute(
        "INSERT INTO article_signatures BY NAME SELECT n AS signature_no, 'a' || n AS article_id, n AS canonical_no, "
        "1 AS n_words, false AS is_reprint, 1 AS n_shingles, [n]::UINTEGER[] AS shingles, []::UINTEGER[] AS numbers, "
        "[]::UINTEGER[] AS names, 'r' AS run_id FROM (SELECT unnest(range($first, $last)) AS n)",
        {"first": first, "last": last},
    )
    warehouse.commit()
    if len(sys.argv) > 4:
        os.kill(os.getpid(), 9)
"""


def write(path: Path, first: int, *more: str) -> None:
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(first + N_ROWS), *more]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=not more)


def test_keys_hold_what_was_in_the_log(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    write(path, 1)
    write(path, 1 + N_ROWS, "kill")
    assert path.with_name("w.duckdb.wal").stat().st_size > 0
    with open_writer(path):
        pass  # takes in the log, and writes it to the file
    with open_writer(path) as warehouse:
        assert warehouse.execute("SELECT count(*) FROM article_signatures").fetchone() == (2 * N_ROWS,)
        for number in range(1, 2 * N_ROWS + 1):
            with pytest.raises(duckdb.ConstraintException, match="signature_no"):
                warehouse.execute(
                    "INSERT INTO article_signatures FROM article_signatures WHERE signature_no = ?", [number]
                )
