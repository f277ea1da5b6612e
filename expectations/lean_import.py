"""Importing Great Expectations without what no check of ours asks for: 1.4 s of CPU time instead of 2.4.

It imports every kind of expectation it has, and for two of them scipy's statistics and altair, as well as the libraries
of every cloud that happens to be installed, which it can do without.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

#: Imported when they are used for the first time: by expectations on distributions, and their charts.
_LATER = ("altair", "scipy.stats")
#: Clients of warehouses and stores; great_expectations.compatibility makes a stand-in of each that is not installed.
_ABSENT = ("azure", "boto3", "botocore", "databricks", "google", "psycopg2", "pyspark", "snowflake", "trino")


class _Later(ModuleType):
    """A module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system looks at a module, which is no use of it
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def lean() -> Generator[None]:
    """Import Great Expectations inside. What was imported before stays as it is, and afterwards all can be imported."""
    absent = [name for name in _ABSENT if name not in sys.modules]
    later = {name: _Later(name) for name in _LATER if name not in sys.modules and _is_there(name)}
    sys.modules.update(dict.fromkeys(absent), **later)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            _let_in(name)
        for name, stand_in in later.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _let_in(name: str) -> None:
    """Forget that there is no such module, if that is what the import system was told."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None: not to be imported
    if name in modules and modules[name] is None:
        del modules[name]


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
