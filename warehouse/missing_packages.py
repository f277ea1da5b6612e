"""Files that could not be read, wholly or in part, for want of a package."""

from typing import NamedTuple

import duckdb

from warehouse.sql import load_sql


class MissingPackage(NamedTuple):
    """A file and the package that reading it, or members of it, takes."""

    file_id: str
    uri: str
    sha256: str
    n_bytes: int
    reached_uri: str | None
    members: list[str] | None
    is_whole: bool  # the file itself, and not a member of it
    package: str
    asked: str  # what pip is asked to install
    n_records: int


def missing_packages(connection: duckdb.DuckDBPyConnection) -> list[MissingPackage]:
    """Each file and package of which a record failed so; a file that was read since is not among them."""
    return [MissingPackage(*row) for row in connection.execute(load_sql("missing_packages")).fetchall()]
