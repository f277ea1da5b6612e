"""What each process of an ingest imports: start-up is most of what a small ingest costs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_HEAVY = {"great_expectations", "pandas", "prefect", "scipy.stats", "altair", "transforms.prepare", "trafilatura"}


def imported(code: str) -> set[str]:
    """Which of the heavy modules there are in a process that has run ``code``."""
    asking = f"import sys; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, cwd=ROOT, check=True)
    return _HEAVY & set(done.stdout.split())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import flows.processes", set[str]()),
        ("import flows.workers, flows.look", set[str]()),
        ("import flows.processes; flows.processes.warm_up_to_prepare()", {"transforms.prepare", "trafilatura"}),
        ("import flows.processes; flows.processes.warm_up_to_audit()", {"great_expectations", "pandas"}),
    ],
    ids=["any worker", "the command", "who prepares", "who audits"],
)
def test_a_process_imports_what_its_work_needs(code: str, expected: set[str]):
    assert imported(code) == expected


def test_the_command_asks_duckdb_with_parameters_and_without_pandas():
    ask = "import duckdb; duckdb.execute('select ?', ['a']).fetchall()"
    assert imported(ask) == {"pandas"}  # if this fails DuckDB has mended it, and without_pandas can go
    found = imported(f"from warehouse.without_pandas import without_pandas; without_pandas(); {ask}")
    assert not found


def test_what_great_expectations_was_imported_without_can_be_imported_afterwards():
    code = (
        "from warehouse.without_pandas import without_pandas; without_pandas();"
        "import expectations; expectations.warm_up(); import altair, scipy.stats, boto3;"
        "import great_expectations.expectations.core.expect_column_kl_divergence_to_be_less_than as it;"
        "assert it.stats.entropy is scipy.stats.entropy and it.alt.Chart is altair.Chart"
    )
    assert imported(code) == {"great_expectations", "pandas", "scipy.stats", "altair"}
