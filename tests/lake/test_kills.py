"""kill -9 of the run at ten moments, and the run again: the lake ends in the rows of an undisturbed file."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lake.same_rows import differing
from tests.operate.processes import running, until, write_stories
from warehouse.lake import Lake

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(1800)]
N_KILLS = 10
BATCHES = ("--batch-records", "20", "--workers", "1")
Made = Callable[[], Lake]
Undisturbed = tuple[Path, Path, float]
#: A run that was killed is in the ledger too, and the counts and batches of the next one are of what it did itself.
OF_EACH_RUN = ("runs", "quality_checks", "batches")
#: In the order of loading, which a kill changes.
NUMBERS = frozenset(("signature_no", "canonical_no"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """The inbox, a file with its rows, and the seconds that it took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write_stories(folder / "inbox", 100)
    begun = time.monotonic()
    _ingest(folder / "home", folder / "inbox", {})
    return folder / "inbox", folder / "home" / "warehouse.duckdb", time.monotonic() - begun


@pytest.mark.parametrize("number", range(N_KILLS))
def test_a_run_that_was_killed_is_made_good(number: int, tmp_path: Path, undisturbed: Undisturbed, new_lake: Made):
    inbox, file, seconds = undisturbed
    lake, home, moment = new_lake(), tmp_path / "home", random.Random(number).uniform(0, 1.3 * seconds)
    environment = {"NEWSLEDGER_LAKE": lake.catalog, "NEWSLEDGER_LAKE_DATA": lake.data}
    with running(home, "ingest", inbox, *BATCHES, environment=environment) as ingest:
        time.sleep(moment)  # a random moment is what is tried; nothing is expected of it
        ingest.process.kill()
        ingest.wait()
        until(lambda: not ingest.children(), "no process is left")
    _ingest(home, inbox, environment)
    found = differing(lake, file, ignoring=NUMBERS)
    assert {table: n for table, n in found.items() if table not in OF_EACH_RUN} == {}, f"killed after {moment:.1f} s"


def _ingest(home: Path, inbox: Path, environment: dict[str, str]) -> None:
    with running(home, "ingest", inbox, *BATCHES, environment=environment) as ingest:
        assert ingest.wait() == 0, ingest.said()
        assert "Traceback" not in ingest.said()
