"""The address of a lake's catalog, and what DuckDB has to be told to find it; nothing of it may show a password."""

import os
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from warehouse.errors import WarehouseError
from warehouse.sql import literal

NAME = "warehouse"  # of the attached database
#: Parameters of libpq that an address may hold; none is secret. All others are read from the environment (PGSSLKEY …).
_PARAMETERS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "target_session_attrs"})
_DEFAULTS = {"connect_timeout": "15"}
_NAME_LENGTH = 63  # bytes of a session's name that PostgreSQL keeps
#: What each of our sessions asks of the server: a machine that vanishes without a word is noticed within a minute, and
#: then its locks are free and its snapshot holds back no vacuum.
KEEPALIVE = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"


class LakeAddressError(WarehouseError):
    """The settings of a lake say no such place."""


@dataclass(frozen=True)
class Catalog:
    """A database of PostgreSQL that holds the catalog."""

    host: str
    port: int
    database: str
    user: str
    password: str | None
    parameters: Mapping[str, str]

    @classmethod
    def at(cls, address: str) -> "Catalog":
        """The catalog at ``postgresql://user:password@host:port/database``. Raises LakeAddressError."""
        shape = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
        try:
            parts = urlsplit(address)
            port = parts.port or 5432
        except ValueError:  # its message would show the address
            raise LakeAddressError(f"lake is no address of the form {shape}") from None
        if parts.scheme not in ("postgresql", "postgres") or not parts.hostname or not parts.path.strip("/"):
            raise LakeAddressError(f"lake has to be the address of a PostgreSQL database: {shape}")
        given = dict(parse_qsl(parts.query))
        if unknown := given.keys() - _PARAMETERS:
            raise LakeAddressError(
                f"lake: {', '.join(sorted(unknown))} cannot be said in the address; what can: "
                f"{', '.join(sorted(_PARAMETERS))}"
            )
        return cls(
            parts.hostname,
            port,
            unquote(parts.path.strip("/")),
            unquote(parts.username or os.environ.get("PGUSER", "")) or _me(),
            unquote(parts.password) if parts.password is not None else os.environ.get("PGPASSWORD"),
            _DEFAULTS | given,
        )

    def __str__(self) -> str:
        """What may be shown."""
        return f"postgresql://{self.host}:{self.port}/{self.database}"

    def secret(self) -> str:
        """The statement that lets DuckDB know it."""
        said = {"HOST": self.host, "DATABASE": self.database, "USER": self.user, "PASSWORD": self.password or ""}
        listed = ", ".join(f"{name} {literal(value)}" for name, value in said.items() if value)
        return f"CREATE OR REPLACE SECRET newsledger_catalog (TYPE postgres, {listed}, PORT {self.port})"

    def words(self) -> str:
        """The parameters that are not secret, as libpq reads them, with whose session it is."""
        said = {**self.parameters, "application_name": session_name(str(os.getpid())), "options": KEEPALIVE}
        return " ".join(f"{name}={_quoted(value)}" for name, value in sorted(said.items()))


def session_name(*words: str) -> str:
    """What `pg_stat_activity` shows of a session: the host's name is last, as PostgreSQL cuts off what is too long."""
    return " ".join(("newsledger", *words, socket.gethostname()))[:_NAME_LENGTH]


def _quoted(value: str) -> str:
    """A value in the words of libpq."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _me() -> str:
    import getpass  # noqa: PLC0415 - rarely needed

    return getpass.getuser()


def storage_secret(data: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The statement that lets DuckDB know keys of S3, by the variables that all tools of AWS read; none for a folder.

    Raises:
        LakeAddressError: there are no keys.
    """
    if not is_remote(data):
        return
    key, secret = environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")
    if not key or not secret:
        raise LakeAddressError(
            f"To reach {data} the environment has to hold AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        )
    said = {
        "KEY_ID": key,
        "SECRET": secret,
        "SESSION_TOKEN": environment.get("AWS_SESSION_TOKEN"),
        "REGION": environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or "us-east-1",
    }
    listed = [f"{name} {literal(value)}" for name, value in said.items() if value]
    if endpoint := environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL"):
        parts = urlsplit(endpoint)
        listed += [f"ENDPOINT {literal(parts.netloc)}", "URL_STYLE 'path'", f"USE_SSL {parts.scheme == 'https'}"]
    yield f"CREATE OR REPLACE SECRET newsledger_storage (TYPE s3, {', '.join(listed)})"


def is_remote(data: str) -> bool:
    """Whether the rows lie on S3 and not in a folder."""
    return data.startswith("s3://")


def checked_data(data: str) -> str:
    """``data`` with a slash at its end, a folder from the root: the catalog keeps that for whoever opens it anywhere.

    Raises:
        LakeAddressError: it is neither an s3:// address nor a folder's path.
    """
    has_bucket = is_remote(data) and bool(urlsplit(data).netloc)
    if "://" in data and not has_bucket:
        raise LakeAddressError(f"lake_data may be s3://BUCKET/PREFIX or a folder, not {data}")
    return (data if has_bucket else str(Path(data).absolute())).rstrip("/") + "/"
