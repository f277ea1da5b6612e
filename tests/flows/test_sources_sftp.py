"""SFTP on a real server on loopback."""

import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from flows.inbox import SEEN, Plan, Rules, discover
from flows.settings import Settings

paramiko = pytest.importorskip("paramiko", reason="the extra `remote` is not installed")

NOW = 4_000_000_000.0


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "srv" / "in"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "a.txt").write_text("Two people died.")
    (folder / "b.jsonl").write_text('{"text": "x"}')
    return folder


@pytest.fixture
def address(inbox: Path) -> Iterator[str]:
    """Of the folder that holds `in`, with user and password."""
    from tests.flows.sftp_server import PASSWORD, USER, sftp_server

    with sftp_server(inbox.parent) as port:
        yield f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}"


def plan_for(*urls: str, seen: pl.DataFrame | None = None) -> Plan:
    return discover(urls, SEEN.to_frame() if seen is None else seen, Rules(NOW, 0, 10_000))


def test_a_folder_is_listed_read_and_known_again(address: str, inbox: Path):
    first = plan_for(f"{address}/in")
    host = address.partition("@")[2]
    assert [item.uri for item in first.new] == [f"sftp://{host}/in/2024/a.txt", f"sftp://{host}/in/b.jsonl"]
    assert [item.n_bytes for item in first.new] == [16, 13]
    with first.new[0].open() as stream:
        assert stream.read() == b"Two people died."

    seen = pl.DataFrame([(item.uri, item.fingerprint) for item in first.new], SEEN, orient="row")
    assert plan_for(f"{address}/in", seen=seen).n_seen == 2
    (inbox / "2024" / "a.txt").write_text("Six people died.")  # same size, other bytes
    os.utime(inbox / "2024" / "a.txt", (1_800_000_000, 1_800_000_000))
    assert [item.name for item in plan_for(f"{address}/in", seen=seen).new] == ["a.txt"]


def test_globs_and_single_files(address: str):
    assert [item.name for item in plan_for(f"{address}/in/*/*.txt").new] == ["a.txt"]
    assert [item.name for item in plan_for(f"{address}/in/b.jsonl").new] == ["b.jsonl"]


def test_what_cannot_be_reached_is_refused_without_the_password(address: str):
    plan = plan_for(f"{address}/nothing", address.replace("very-secret", "wrong-secret") + "/in")
    assert {item.reason.partition(":")[0] for item in plan.refused} == {"unreachable"}
    assert "AuthenticationException" in str(plan.refused)
    assert "secret" not in str(plan)


def test_an_ingest_keeps_the_password_to_itself(address: str, tmp_path: Path):
    from tests.flows.quick_ingest import quick_ingest

    settings = Settings(home=tmp_path / "home")
    quick_ingest(settings, f"{address}/in")
    quick_ingest(settings, f"{address}/nothing")
    written = [path for path in settings.home.rglob("*") if path.is_file()]
    assert settings.warehouse in written
    assert not [path for path in written if b"very-secret" in path.read_bytes()]
