"""The real parts of a lake, started by the tests: Debian's PostgreSQL with folder and port of its own, moto's S3."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from flows.prefect_server import free_port

OWNER, PASSWORD = "owner", "pw/of the owner"


def binaries() -> Path | None:
    """Folder of PostgreSQL's programs; None if it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))


@dataclass(frozen=True)
class Postgres:
    """A server that runs."""

    port: int

    def address(self, database: str, user: str = OWNER, password: str = PASSWORD) -> str:
        """What `lake` is set to."""
        return (
            f"postgresql://{user}:{password.replace('/', '%2F').replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"
        )

    def run(self, statements: str, database: str = "postgres") -> list[Any]:
        """As the owner; the rows of the last statement."""
        with self.session(database) as session:
            cursor = session.execute(statements)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def session(self, database: str) -> "psycopg.Connection[Any]":
        """As the owner."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=OWNER, password=PASSWORD, dbname=database, autocommit=True
        )


@contextmanager
def postgres() -> Generator[Postgres]:
    """A server in a folder of its own; as root by the account `postgres`, as it refuses root."""
    programs, port = binaries(), free_port()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="newsledger-pg-", dir="/tmp"))
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    secret = folder / "password"
    secret.write_text(PASSWORD)
    if as_postgres:
        shutil.chown(folder, "postgres")
        shutil.chown(secret, "postgres")
    data = folder / "data"
    _do([*as_postgres, programs / "initdb", "-D", data, "-U", OWNER, "-A", "scram-sha-256", f"--pwfile={secret}",
         "--no-sync", "-E", "UTF8", "--locale=C"])  # fmt: skip
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c lc_messages=C"
    _do([*as_postgres, programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"])
    try:
        yield Postgres(port)
    finally:
        _do([*as_postgres, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
        shutil.rmtree(folder)


def _do(command: Sequence[str | Path]) -> None:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, cwd="/", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass(frozen=True)
class Storage:
    """An S3 server that looks at keys."""

    endpoint: str
    owner: dict[str, str]  # environment variables
    _client: Any

    def reader(self, policy: str, name: str = "reader") -> dict[str, str]:
        """Keys with that policy, as environment variables."""
        return _keys(self._client("iam"), name, policy) | {"AWS_ENDPOINT_URL": self.endpoint}

    def files(self, prefix: str = "") -> dict[str, str]:
        """Names and tags of what lies there."""
        pages = self._client("s3").get_paginator("list_objects_v2").paginate(Bucket="lake", Prefix=prefix)
        return {one["Key"]: one["ETag"] for page in pages for one in page.get("Contents", [])}


@contextmanager
def storage() -> Generator[Storage]:
    """In a process of its own, as whether it looks at keys is a setting of the process."""
    import boto3

    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"{endpoint}/moto-api/")
        root = {"aws_access_key_id": "root", "aws_secret_access_key": "root"}
        first = {"endpoint_url": endpoint, "region_name": "us-east-1", **root}
        boto3.client("s3", **first).create_bucket(Bucket="lake")
        everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        owner = _keys(boto3.client("iam", **first), "owner", json.dumps(everything))
        told = {"Content-Type": "text/plain"}
        request = urllib.request.Request(f"{endpoint}/moto-api/reset-auth", data=b"0", headers=told)  # now it looks
        urllib.request.urlopen(request).read()
        keys = {
            "aws_access_key_id": owner["AWS_ACCESS_KEY_ID"],
            "aws_secret_access_key": owner["AWS_SECRET_ACCESS_KEY"],
        }

        def client(name: str) -> Any:
            return boto3.client(name, endpoint_url=endpoint, region_name="us-east-1", **keys)

        yield Storage(endpoint, owner | {"AWS_ENDPOINT_URL": endpoint}, client)
    finally:
        server.kill()
        server.wait()


def _keys(iam: Any, user: str, policy: str) -> dict[str, str]:
    iam.create_user(UserName=user)
    iam.put_user_policy(UserName=user, PolicyName="all", PolicyDocument=policy)
    key = iam.create_access_key(UserName=user)["AccessKey"]
    return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address).read()
            return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline, f"nobody answers at {address}"
            time.sleep(0.05)
