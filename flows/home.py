"""Where the warehouse lies, for the commands that must answer before pydantic is imported."""

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from warehouse.places import Place

DEFAULT = ".newsledger"


def find_home(given: Path | None) -> Path:
    """The home folder, by the order of strength of `flows.settings`: flag, environment, newsledger.toml, default."""
    if given is not None:
        return given
    if from_environment := os.environ.get("NEWSLEDGER_HOME"):
        return Path(from_environment)
    file = Path("newsledger.toml")
    if file.is_file():
        home = tomllib.loads(file.read_text(encoding="utf-8")).get("home", DEFAULT)
        if not isinstance(home, str):
            raise click.UsageError("newsledger.toml: home has to be a path in quotes.")
        return Path(home)
    return Path(DEFAULT)


def find_place(home: Path) -> "Place":
    """Where the warehouse of ``home`` lies."""
    from warehouse.places import FILE_NAME, File

    return File(home / FILE_NAME)


def make_home(home: Path) -> None:
    """Make the home folder, if there is none, for its owner only: it holds what was delivered, and from where."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)
