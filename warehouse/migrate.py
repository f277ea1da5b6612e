"""Schema of the warehouse: created from `schema/`, moved forward by `migrations/`, views renewed when they change.

`schema/*.sql` is the newest shape. `migrations/NNNN_name.sql` brings an older warehouse there; a new warehouse starts
at the newest version. A test holds the two ways against each other.
"""

import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from importlib.resources import files
from typing import Protocol

import duckdb

from warehouse.damage import refuse_without_schema
from warehouse.derived import as_defined, definitions, derive_all
from warehouse.errors import WarehouseTooNewError
from warehouse.history import macros, mirror
from warehouse.sql import literal

_BASELINE = 1
_ALTERS = re.compile(r"(\s|--.*\n)*(ALTER|DROP INDEX)\b", re.IGNORECASE)
_IN_ORDER = 7
_APPLIED = "Versions applied, newest last. Shape: {}/{}"  # of the queries of warehouse/derived, and of everything
_ANY_TABLE = "SELECT 1 FROM duckdb_tables() WHERE NOT internal AND database_name = current_database() LIMIT 1"


_listener: list[Callable[[str], None]] = []


def tell_by(told: Callable[[str], None]) -> None:
    """Let ``told`` say how far a migration is that takes long."""
    _listener[:] = [told]


def _tell(message: str) -> None:
    for told in _listener:
        told(message)


class Shape(Protocol):
    """Gives the statements of a file of SQL, of views or of tables, as a kind of warehouse takes them."""

    def __call__(self, text: str, *, is_view: bool) -> Iterable[str]:
        """The statements."""
        ...


def sql_files(folder: str) -> list[tuple[str, str]]:
    """(name, text) of the ``.sql`` files in ``warehouse/<folder>``, by name."""
    found = [f for f in files("warehouse").joinpath(folder).iterdir() if f.name.endswith(".sql")]
    return sorted((f.name, f.read_text(encoding="utf-8")) for f in found)


def _migrations() -> list[tuple[int, str, str]]:
    return [(int(name.split("_", 1)[0]), name, text) for name, text in sql_files("migrations")]


def newest_version() -> int:
    """Version of the schema that this newsledger writes."""
    return max([_BASELINE, *(version for version, _, _ in _migrations())])


def _current_version(connection: duckdb.DuckDBPyConnection) -> int:
    found = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_migrations' AND NOT internal"
    ).fetchall()
    if not found:
        return 0
    ((version,),) = connection.execute("SELECT max(version) FROM schema_migrations").fetchall()
    return version or 0


def check_version(connection: duckdb.DuckDBPyConnection, place: object) -> int:
    """Version of the warehouse at ``place``, which is for messages.

    Raises:
        WarehouseDamagedError: it has no schema of ours.
        WarehouseTooNewError: it is newer than this newsledger knows.
    """
    version = _current_version(connection)
    if version == 0:
        refuse_without_schema(connection, place)
    if version > newest_version():
        raise WarehouseTooNewError(
            f"{place} has schema version {version}; this newsledger knows up to {newest_version()}. "
            "Upgrade it with: pip install --upgrade newsledger"
        )
    return version


def _as_it_stands(text: str, *, is_view: bool) -> list[str]:
    return [text]


def apply_schema(connection: duckdb.DuckDBPyConnection, place: object, shaped: Shape = _as_it_stands) -> None:
    """Bring the warehouse to the newest schema, in one transaction; does nothing if it is there already.

    ``shaped`` gives the statements of a file of SQL as the warehouse takes them.
    """
    is_new = not connection.execute(_ANY_TABLE).fetchall()
    if not is_new:
        check_version(connection, place)
    tables, views, asking = _tables(), _views(), list(macros())
    fingerprint, derived = _fingerprint([*tables, *views, *asking, *definitions()]), _fingerprint(definitions())
    lacking = [] if is_new else _lacking(connection)
    if not is_new and not lacking and _has_fingerprint(connection, fingerprint):
        return
    connection.begin()
    for statement in _shapes_first(connection, [one for _, _, text in lacking for one in shaped(text, is_view=False)]):
        connection.execute(statement)
    for number, name, _ in lacking:
        _record(connection, number, name)
    for text in tables:
        _execute(connection, shaped(text, is_view=False))
    mirror(connection)
    for text in views:
        _execute(connection, shaped(text, is_view=True))
    _execute(connection, asking)
    if not is_new and f"Shape: {derived}/" not in _comment(connection):
        derive_all(connection, _tell)
    if is_new:
        for number, _, _ in _migrations():
            _record(connection, number, "schema")
    connection.execute(f"COMMENT ON TABLE schema_migrations IS {literal(_APPLIED.format(derived, fingerprint))}")
    connection.commit()


def is_newest(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether `apply_schema` would do nothing to a warehouse of ours."""
    texts = [*_tables(), *_views(), *macros(), *definitions()]
    return _has_fingerprint(connection, _fingerprint(texts)) and not _lacking(connection)


def _tables() -> list[str]:
    return [text for _, text in sql_files("schema")]


def _views() -> list[str]:
    return [as_defined(text) for _, text in sql_files("views")]


def _fingerprint(texts: list[str]) -> str:
    return blake2b("".join(texts).encode(), digest_size=8).hexdigest()


def _execute(connection: duckdb.DuckDBPyConnection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _shapes_first(connection: duckdb.DuckDBPyConnection, migrations: list[str]) -> list[str]:
    """Their statements, those first that alter a table: DuckDB commits no transaction that alters what it wrote to."""
    statements = [one.query for text in migrations for one in connection.extract_statements(text)]
    return sorted(statements, key=lambda statement: not _ALTERS.match(statement))


def _lacking(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str]]:
    """Migrations that it has not had. Their numbers have gaps, which may be filled later: so the newest is not enough.

    Up to `_IN_ORDER` a warehouse says the newest only, and has had those before it.
    """
    had = {number for (number,) in connection.execute("SELECT version FROM schema_migrations").fetchall()}
    implied = min(max(had), _IN_ORDER)
    return [each for each in _migrations() if each[0] not in had and each[0] > implied]


def _record(connection: duckdb.DuckDBPyConnection, version: int, name: str) -> None:
    connection.execute("INSERT INTO schema_migrations VALUES (?, ?, now())", [version, name])


def _has_fingerprint(connection: duckdb.DuckDBPyConnection, fingerprint: str) -> bool:
    return _comment(connection).endswith(fingerprint)


def _comment(connection: duckdb.DuckDBPyConnection) -> str:
    """What the warehouse says of the texts that made it."""
    rows = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'schema_migrations'").fetchall()
    return str(rows[0][0]) if rows else ""
