"""S3 on a real endpoint: moto's server on loopback."""

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from flows.inbox import SEEN, Plan, Rules, discover

s3fs = pytest.importorskip("s3fs", reason="the extra `remote` is not installed")
boto3 = pytest.importorskip("boto3")
moto_server = pytest.importorskip("moto.server", reason="moto's server is not installed")

NOW = 4_000_000_000.0


def plan_for(*urls: str, seen: pl.DataFrame | None = None) -> Plan:
    return discover(urls, pl.DataFrame(schema=SEEN) if seen is None else seen, Rules(NOW, 0, 10_000))


def as_seen(plan: Plan) -> pl.DataFrame:
    return pl.DataFrame([(item.uri, item.fingerprint) for item in plan.new], schema=SEEN, orient="row")


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """Endpoint of an S3 server on loopback with the bucket `news`."""
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s"
    )
    client.create_bucket(Bucket="news")
    yield endpoint
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The file system on that bucket, emptied; credentials come from the environment as in earnest."""
    for name, value in {
        "AWS_ENDPOINT_URL": s3,
        "AWS_ACCESS_KEY_ID": "k",
        "AWS_SECRET_ACCESS_KEY": "very-secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    for path in files.find("news"):
        files.rm(path)
    files.pipe({"news/2024/a.txt": b"Two people died.", "news/2024/b.jsonl": b'{"text": "x"}', "news/c.txt": b"Three."})
    return files


def test_s3_is_listed_fingerprinted_and_read_only_if_new(bucket: Any):
    first = plan_for("s3://news")
    assert [item.uri for item in first.new] == ["s3://news/2024/a.txt", "s3://news/2024/b.jsonl", "s3://news/c.txt"]
    with first.new[0].open() as stream:
        assert stream.read() == b"Two people died."
    assert first.new[0].name == "a.txt"
    assert first.new[0].n_bytes == 16

    seen = as_seen(first)
    assert plan_for("s3://news", seen=seen).new == []
    bucket.pipe("news/2024/a.txt", b"Six people died.")  # same size, other bytes
    bucket.pipe("news/d.txt", b"Four.")
    assert [item.uri for item in plan_for("s3://news", seen=seen).new] == ["s3://news/2024/a.txt", "s3://news/d.txt"]


def test_s3_globs_and_single_files(bucket: Any):
    assert [item.name for item in plan_for("s3://news/*/*.txt").new] == ["a.txt"]
    assert [item.name for item in plan_for("s3://news/c.txt").new] == ["c.txt"]


def test_what_is_missing_on_s3_is_refused_and_the_rest_is_read(bucket: Any):
    plan = plan_for("s3://news/nothing/", "s3://no-such-bucket/", "s3://news/c.txt")
    assert [item.name for item in plan.new] == ["c.txt"]
    assert {item.uri: item.reason.partition(":")[0] for item in plan.refused} == {
        "s3://news/nothing/": "unreachable",
        "s3://no-such-bucket/": "unreachable",
    }
    assert "very-secret" not in str(plan)


def test_a_file_that_vanished_from_s3_is_an_os_error(bucket: Any):
    (item,) = plan_for("s3://news/c.txt").new
    bucket.rm("news/c.txt")
    with pytest.raises(OSError, match="FileNotFoundError"):
        item.open().read()
