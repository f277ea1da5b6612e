"""How a result came about: which rules matched, which test refused a match, what hints at its role, on what words.

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


class Match(NamedTuple):
    """A rule that matched, and what it found; the refusals heard next, up to another match, are of this one."""

    rule: object
    found: object


class Hint(NamedTuple):
    """A test that gives what a rule found a role, and the words on which that stands."""

    test: str
    role: str
    found: object
    words: tuple[str, ...] = ()


Heard = Match | Refusal | Hint
_LISTENER: ContextVar[list[Heard] | None] = ContextVar("listener", default=None)


def matched(rule: object, found: object) -> None:
    """Whoever is recording learns that ``rule`` has found something."""
    listener = _LISTENER.get()
    if listener is not None:
        listener.append(Match(rule, found))


def refuse(test: str, words: Sequence[str] = ()) -> bool:
    """False; whoever is recording learns which test refused and on what words it stands."""
    listener = _LISTENER.get()
    if listener is not None:
        listener.append(Refusal(test, tuple(words)))
    return False


def hint(test: str, role: str, found: object, words: Sequence[str] = ()) -> None:
    """Whoever is recording learns that ``test`` gives ``found`` this role."""
    listener = _LISTENER.get()
    if listener is not None:
        listener.append(Hint(test, role, found, tuple(words)))


@contextmanager
def recording() -> Generator[list[Heard]]:
    """What is heard of matches while the block runs, in order."""
    found: list[Heard] = []
    token = _LISTENER.set(found)
    try:
        yield found
    finally:
        _LISTENER.reset(token)
