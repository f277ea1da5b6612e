"""Which rules are at work: a fingerprint of everything under `transforms/`, so that no change goes unnoticed."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

#: What a rule can be written in.
_KINDS = (".py", ".csv", ".txt", ".toml", ".json", ".gz")


@cache
def rules_version() -> str:
    """``rules/`` and eight hex digits of BLAKE2b over code, words and rules of this package."""
    digest = blake2b(digest_size=4)
    for name, text in _texts(files("transforms"), ""):
        digest.update(f"{name}\x1f{len(text)}\x1f".encode())
        digest.update(text)
    return f"rules/{digest.hexdigest()}"


def _texts(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    """(path within the package, bytes) of its files, by path."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _texts(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_KINDS):
            found.append((path + entry.name, entry.read_bytes()))
    return found
