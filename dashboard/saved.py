"""Queries that somebody saved: each a file of the home, so that they outlive the dashboard and can be shared."""

import re
from pathlib import Path

from dashboard import data

LONGEST = 20_000  # code points of a query
MOST = 500  # files
_NAME = re.compile(r"\w[\w .,()&+-]{0,79}")


class SavedError(Exception):
    """It cannot be saved, and why."""


def folder() -> Path:
    """Where they are."""
    return data.home() / "queries"


def saved(suffix: str) -> dict[str, str]:
    """Text by name, in order of names; ``suffix``: .sql, or .search for the address of a search."""
    found: dict[str, str] = {}
    for path in sorted(folder().glob(f"*{suffix}"))[:MOST]:
        try:
            found[path.stem] = path.read_text(encoding="utf-8")[:LONGEST].strip()
        except (OSError, UnicodeDecodeError):
            continue  # not written by us
    return found


def save(name: str, suffix: str, text: str) -> None:
    """Keep ``text`` under ``name``, in the place of one that has it. Raises SavedError."""
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise SavedError("A name has letters, digits, spaces and - . , ( ) & + and begins with a letter or a digit.")
    if not text.strip() or len(text) > LONGEST:
        raise SavedError(f"There is nothing to save, or more than {LONGEST:,} characters.")
    path = folder() / f"{name}{suffix}"
    try:
        folder().mkdir(mode=0o700, exist_ok=True)
        if not path.exists() and sum(1 for _ in folder().iterdir()) >= MOST:
            raise SavedError(f"There are {MOST} already. Remove some of {folder()} first.")
        draft = path.with_name(f".{path.name}.new")
        draft.write_text(text.strip() + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise SavedError(f"{path} cannot be written: {error.strerror}") from error


def forget(name: str, suffix: str) -> None:
    """Remove it. Raises SavedError."""
    path = folder() / f"{name}{suffix}"
    if path.parent == folder() and name in saved(suffix):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SavedError(f"{path} cannot be removed: {error.strerror}") from error
