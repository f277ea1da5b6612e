"""Why a match was refused: a test that refuses says its name and the words it stands on, if anyone listens.

``return refuse("capacity", words)`` is False, and costs a look at a variable unless a `recording` is open.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Refusal(NamedTuple):
    """A test that did not let a match pass, and the words on which that stands (empty: their absence)."""

    test: str
    words: tuple[str, ...] = ()


_LISTENER: ContextVar[list[Refusal] | None] = ContextVar("listener", default=None)


def refuse(test: str, words: Sequence[str] = ()) -> bool:
    """False; whoever is recording learns which test refused and on what words it stands."""
    listener = _LISTENER.get()
    if listener is not None:
        listener.append(Refusal(test, tuple(words)))
    return False


@contextmanager
def recording() -> Generator[list[Refusal]]:
    """The refusals of what runs within, in order."""
    found: list[Refusal] = []
    token = _LISTENER.set(found)
    try:
        yield found
    finally:
        _LISTENER.reset(token)
