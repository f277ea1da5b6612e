"""Queries as files: each is named for what it answers."""

from functools import cache
from importlib.resources import files


@cache
def load_sql(name: str) -> str:
    """Text of ``warehouse/sql/<name>.sql``."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
