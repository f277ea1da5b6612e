"""Vocabulary as data: words, names and bounds live in files beside this module, one folder a language.

A table is a CSV file with a header; a word list is a text file with one entry a line (``#`` starts a comment); rules
are TOML files.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _text(name: str, language: str) -> str:
    return files(__name__).joinpath(language, name).read_text(encoding="utf-8")


def _read(name: str, language: str) -> list[str]:
    lines = _text(name, language).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


@cache
def load_table(name: str, language: str = "en") -> tuple[dict[str, str], ...]:
    """Rows of the CSV table ``<language>/<name>.csv``, as dicts of strings (empty cell: '')."""
    return tuple(csv.DictReader(_read(f"{name}.csv", language)))


@cache
def load_words(name: str, language: str = "en") -> tuple[str, ...]:
    """Entries of the word list ``<language>/<name>.txt``, in file order."""
    return tuple(line.strip() for line in _read(f"{name}.txt", language))


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """The entries of `load_words`, to look words up in."""
    return frozenset(load_words(name, language))


@cache
def load_rules(name: str, language: str = "en") -> dict[str, Any]:
    """The TOML file ``<language>/<name>.toml`` of rules, as it stands."""
    return tomllib.loads(_text(f"{name}.toml", language))
