"""Google Cloud Storage on an emulator on loopback."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from flows.inbox import SEEN, Plan, Rules, discover

gcsfs = pytest.importorskip("gcsfs", reason="the extra `remote` is not installed")
emulator = pytest.importorskip("gcp_storage_emulator.server", reason="gcp-storage-emulator is not installed")


def plan_for(*urls: str, seen: pl.DataFrame | None = None) -> Plan:
    return discover(urls, SEEN.to_frame() if seen is None else seen, Rules(4_000_000_000.0, 0, 10_000))


@pytest.fixture(scope="module")
def gs() -> Iterator[str]:
    """Endpoint of an emulator with the bucket `news`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = emulator.create_server("127.0.0.1", port, in_memory=True, default_bucket="news")
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(gs: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The file system on that bucket; the endpoint comes from the environment, as for Google's own libraries."""
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", gs)
    gcsfs.GCSFileSystem.clear_instance_cache()
    files = gcsfs.GCSFileSystem()
    files.pipe({"news/2024/a.txt": b"Two people died.", "news/2024/b.jsonl": b'{"text": "x"}', "news/c.txt": b"Three."})
    yield files
    gcsfs.GCSFileSystem.clear_instance_cache()


def test_gs_is_listed_fingerprinted_and_read_only_if_new(bucket: Any):
    first = plan_for("gs://news")
    assert [item.uri for item in first.new] == ["gs://news/2024/a.txt", "gs://news/2024/b.jsonl", "gs://news/c.txt"]
    with first.new[0].open() as stream:
        assert stream.read() == b"Two people died."

    seen = pl.DataFrame([(item.uri, item.fingerprint) for item in first.new], SEEN, orient="row")
    assert plan_for("gs://news", seen=seen).n_seen == 3
    bucket.pipe("news/2024/a.txt", b"Six people died.")  # same size, other bytes
    assert [item.uri for item in plan_for("gs://news", seen=seen).new] == ["gs://news/2024/a.txt"]


def test_gs_globs_single_files_and_what_is_missing(bucket: Any):
    plan = plan_for("gs://news/*/*.txt", "gs://news/c.txt", "gs://news/nothing/")
    assert [item.name for item in plan.new] == ["a.txt", "c.txt"]
    assert [item.reason.partition(":")[0] for item in plan.refused] == ["unreachable"]


def test_without_a_network_it_gives_up_at_once(monkeypatch: pytest.MonkeyPatch):
    """Left to Google's library this takes a minute."""

    def unresolved(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.delenv("STORAGE_EMULATOR_HOST", raising=False)
    monkeypatch.setattr("flows.remote.getproxies", dict)
    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    began = time.process_time()
    (refused,) = plan_for("gs://news/2024").refused
    assert refused.reason == "unreachable: gaierror Name or service not known"
    assert time.process_time() - began < 1
