"""The formats that are read: each module registers its own, and recognising, reading and the documentation follow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from .record import BadInputError, Origin, RawRecord

Reader = Callable[[BinaryIO, Origin], Iterator[RawRecord]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is called, how it is known, how it is read."""

    name: str
    title: str  # in the documentation
    becomes: str  # what its records are, in the documentation
    read: Reader
    magic: tuple[bytes, ...] = ()  # what a file of it begins with
    suffixes: tuple[str, ...] = ()  # by which a text is told that shows in no other way
    looks: Callable[[bytes, str], bool] | None = None  # (first bytes as ASCII superset, suffix) -> whether it is one
    members: Callable[[frozenset[str]], bool] | None = None  # names in a zip -> whether it is one
    as_utf8: bool = False  # its reader looks for ASCII bytes, so UTF-16 is turned into UTF-8 first
    rank: int = 50  # the lower is asked first whether it looks like one
    extra: str | None = None  # newsledger[extra] installs what it needs


_FORMATS: dict[str, Format] = {}


def register(added: Format) -> Format:
    """Make ``added`` known; a name is taken once."""
    if added.name in _FORMATS:
        raise ValueError(f"two formats are called {added.name}")
    _FORMATS[added.name] = added
    return added


def formats() -> list[Format]:
    """All formats, in the order in which a file is asked whether it is one."""
    return sorted(_FORMATS.values(), key=lambda known: (known.rank, known.name))


def format_named(name: str) -> Format:
    """The format of that name."""
    return _FORMATS[name]


def library(name: str, extra: str | None = None) -> Any:
    """The package ``name``, loaded when a file first needs it; raises `BadInputError` that says how to get it."""
    try:
        return import_module(name)
    except ImportError as problem:
        asked = f"newsledger[{extra}]" if extra else name
        detail = f"reading it takes the package {name.partition('.')[0]}: pip install '{asked}'"
        raise BadInputError("missing_package", detail) from problem


def is_installed(name: str) -> bool:
    """Whether the package ``name`` can be loaded."""
    try:
        import_module(name)
    except ImportError:
        return False
    return True
