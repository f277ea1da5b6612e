"""Where the warehouse lies, for the commands that must answer before pydantic is imported."""

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from warehouse.location import Place
    from warehouse.stores import Store

DEFAULT = ".newsledger"
_KINDS = {"home": "a path"}


def find_home(given: Path | None) -> Path:
    """The home folder, by the order of strength of `flows.settings`: flag, environment, newsledger.toml, default."""
    return given if given is not None else Path(_found("home") or DEFAULT)


def find_place(home: Path) -> "Place":
    """Where the warehouse of ``home`` lies, by the same order: the file in it, or a lake. Raises WarehouseError."""
    from warehouse.location import place_of

    return place_of(home, _found("lake"), _found("lake_data"))


def find_store(home: Path) -> "Store":
    """Where the archive of ``home`` lies, by the same order: in it, or where the setting says. Raises ArchiveError."""
    from warehouse.stores import store_of

    return store_of(home, _found("archive"))


def lake_settings() -> dict[str, str]:
    """What names the lake, by the names of environment variables; empty of a warehouse in a file."""
    found = {f"NEWSLEDGER_{name.upper()}": _found(name) for name in ("lake", "lake_data")}
    return {name: value for name, value in found.items() if value}


def _found(name: str) -> str | None:
    if from_environment := os.environ.get(f"NEWSLEDGER_{name.upper()}"):
        return from_environment
    file = Path("newsledger.toml")
    if not file.is_file():
        return None
    found = tomllib.loads(file.read_text(encoding="utf-8")).get(name)
    if found is not None and not isinstance(found, str):
        raise click.UsageError(f"newsledger.toml: {name} has to be {_KINDS.get(name, 'an address')} in quotes.")
    return found


def make_home(home: Path) -> None:
    """Make the home folder, if there is none, for its owner only: it holds what was delivered, and from where."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)
