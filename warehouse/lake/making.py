"""Making a lake, and what its readers are given: a role that can only read the catalog, and keys that can only read."""

import json
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import duckdb

from warehouse.lake.address import NAME, Catalog, is_remote
from warehouse.lake.lock import connect
from warehouse.lake.shape import shaped
from warehouse.migrate import apply_schema

if TYPE_CHECKING:
    from warehouse.lake import Lake

#: DuckDB reads a column of a group as one piece of up to 100 MB, times its threads: of the signatures or bodies of its
#: 122,880 rows that is more than a run has (`warehouse_memory`). These take a twentieth, and skip more.
_ROWS_OF_A_GROUP = 16_384


def make(lake: "Lake") -> bool:
    """Make the lake, unless it is there, and bring its tables to the newest shape; whether it was made now.

    Raises:
        WarehouseError: the catalog or the storage cannot be written, or has the lake's rows elsewhere.
    """
    try:
        return _make(lake)
    except duckdb.Error as error:
        raise lake.told(error) from error


def _make(lake: "Lake") -> bool:
    with lake.connected(None, read_only=False, locked=False, is_new=True) as connection:
        is_made = not connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'runs'").fetchall()
        apply_schema(connection, lake, shaped)
        if is_made:
            connection.execute(f"CALL {NAME}.set_option('parquet_compression', 'zstd')")
            connection.execute(f"CALL {NAME}.set_option('parquet_row_group_size', '{_ROWS_OF_A_GROUP}')")
            # Its column row_id is a word that DuckLake keeps for itself where rows are inlined.
            connection.execute(f"CALL {NAME}.set_option('data_inlining_row_limit', '0', table_name => 'corrections')")
    return is_made


def role_statements(lake: "Lake", role: str) -> str:
    """Statements for PostgreSQL that make a role of readers; its password is for whoever runs them to choose."""
    catalog = Catalog.at(lake.catalog)
    text = files("warehouse.lake").joinpath("reader_role.sql").read_text(encoding="utf-8")
    quoted = {
        name: '"' + word.replace('"', '""') + '"'
        for name, word in {"role": role, "database": catalog.database, "owner": catalog.user}.items()
    }
    return Template(text).substitute(quoted, name=catalog.database)


def storage_policy(lake: "Lake") -> str | None:
    """The policy of keys of S3 that can only read, as JSON; None of a folder."""
    if not is_remote(lake.data):
        return None
    parts = urlsplit(lake.data)
    prefix = parts.path.lstrip("/")
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": [f"arn:aws:s3:::{parts.netloc}/{prefix}*"]},
            {
                "Effect": "Allow",
                "Action": ["s3:ListBucket"],
                "Resource": [f"arn:aws:s3:::{parts.netloc}"],
                "Condition": {"StringLike": {"s3:prefix": [f"{prefix}*"]}},
            },
        ],
    }
    return json.dumps(policy, indent=2)


def may_write(catalog: Catalog) -> list[str]:
    """Tables of the catalog that the role of the address may write, and the schemas that it may make tables in."""
    query = files("warehouse.lake").joinpath("may_write.sql").read_text(encoding="utf-8")
    with connect(catalog) as session:
        return [name for (name,) in session.execute(query).fetchall()]  # type: ignore[arg-type]
