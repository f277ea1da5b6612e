"""What passes through Prefect: small, unchanging, fit to be shown; nothing of it can hold a credential."""

import inspect
from pathlib import Path
from typing import Any, get_args, get_type_hints

from flows.batch_files import Batch
from tests.conftest import Ingest, Rows

#: Unchanging, and shown by Prefect as they are; a batch is names and counts.
FIT = {str, int, Batch}


def test_parameters_are_fit_to_be_shown(ingest: Ingest, tmp_path: Path):
    ingest(tmp_path / "home", tmp_path)  # imports the flow where Prefect finds its settings
    import flows.ingest as module

    steps: list[Any] = [thing for _, thing in inspect.getmembers(module) if type(thing).__name__ in ("Task", "Flow")]
    assert len(steps) == 5
    for step in steps:
        hints = get_type_hints(step.fn)
        del hints["return"]
        assert hints
        for kind in hints.values():
            assert kind in FIT or (get_args(kind) and set(get_args(kind)) <= FIT), f"{step.name} takes {kind}"


def test_a_batch_is_unchanging():
    assert Batch.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert set(get_type_hints(Batch).values()) == {str, int, Path}


def test_credentials_of_addresses_are_not_shown():
    from flows.request import Request

    request = Request.typed(["https://me:secret@example.org/x?sig=abc", "some/folder"], {})
    assert "secret" not in str(request.shown)
    assert "abc" not in str(request.shown)
    assert Request.from_line(request.to_line()) == request


def test_batches_of_one_record_are_read_beside_each_other(ingest: Ingest, tmp_path: Path, rows: Rows):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(25):
        (inbox / f"{number}.txt").write_text(f"Fire {number}\n\nBOR - A fire killed {number + 2} on Friday.\n")
    ingest(tmp_path / "home", inbox, batch_records=1)
    assert rows(tmp_path / "home", "SELECT count(*), count(DISTINCT file_id) FROM records") == [(25, 25)]
