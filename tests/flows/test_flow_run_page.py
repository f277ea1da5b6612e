"""Where Prefect shows a run: told only of a server that outlives it, and without credentials."""

from uuid import UUID

import pytest

from flows import prefect_server
from flows.prefect_server import flow_run_page

RUN = UUID(int=7)


@pytest.mark.parametrize(
    ("api", "page"),
    [
        ("http://127.0.0.1:4200/api", f"http://127.0.0.1:4200/runs/flow-run/{RUN}"),
        ("https://me:secret@prefect.example/ours/api/", f"https://prefect.example/ours/runs/flow-run/{RUN}"),
        ("", None),
    ],
)
def test_address_of_a_run(api: str, page: str | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("prefect.runtime.flow_run.get_id", lambda: str(RUN), raising=False)
    monkeypatch.setenv("PREFECT_API_URL", api)
    monkeypatch.setenv("PREFECT__RUNTIME__FLOW_RUN__ID", str(RUN))
    assert flow_run_page() == page
    monkeypatch.setattr(prefect_server, "_passing", {api})
    assert flow_run_page() is None
