"""DuckDB's extensions for a lake, loaded from the packages of `newsledger[lake]`; nothing is fetched at run time."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError
from warehouse.sql import literal

EXTRA = "pip install 'newsledger[lake]'"
_NAMES = ("ducklake", "postgres_scanner", "httpfs")


class LakeExtraMissingError(WarehouseError):
    """What a lake needs is not installed, or not for this version of DuckDB."""


def loading() -> Iterator[str]:
    """The statements that load them. Raises LakeExtraMissingError."""
    yield "SET autoinstall_known_extensions = false"
    for path in extension_files():
        yield f"LOAD {literal(path)}"


@cache
def extension_files() -> tuple[Path, ...]:
    """Where they lie. Raises LakeExtraMissingError."""
    if find_spec("psycopg") is None:
        raise LakeExtraMissingError(f"A lake needs packages that are not installed: {EXTRA}")
    return tuple(map(extension_file, _NAMES))


def extension_file(name: str) -> Path:
    """Where one lies. Raises LakeExtraMissingError."""
    spec = find_spec(f"duckdb_extension_{name}")
    if spec is None or spec.origin is None:
        raise LakeExtraMissingError(f"A lake needs packages that are not installed: {EXTRA}")
    folder = Path(spec.origin).parent / "extensions"
    path = folder / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not path.is_file():
        has = ", ".join(sorted(one.name for one in folder.glob("v*"))) or "none"
        raise LakeExtraMissingError(
            f"The extension {name} is of DuckDB {has}, DuckDB of v{duckdb.__version__}. Both of one version: {EXTRA}"
        )
    return path
