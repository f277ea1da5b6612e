"""What a process was asked to ingest. It holds credentials of addresses, so Prefect only sees what `shown` gives."""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from flows.addresses import is_remote, local_uri, shown_uri
from flows.settings import Settings


@dataclass(frozen=True)
class Request:
    """Where to look, and by which settings."""

    paths: tuple[str, ...]  # as typed, credentials included
    settings: Settings
    overrides: tuple[tuple[str, Any], ...] = ()  # of the settings: those that the command line gave

    @classmethod
    def typed(cls, paths: Sequence[str], overrides: dict[str, Any]) -> Self:
        """A request as a command line has it. Raises ValidationError for wrong settings."""
        return cls(tuple(paths), Settings(**overrides), tuple(overrides.items()))

    @property
    def shown(self) -> list[str]:
        """The paths without credentials, to show and to store."""
        return [shown_uri(path) if is_remote(path) else local_uri(path) for path in self.paths]

    def to_line(self) -> str:
        """One line of JSON for a process of our own; it goes through a pipe, never through a file or an argument."""
        plain = {name: str(value) if isinstance(value, Path) else value for name, value in self.overrides}
        return json.dumps({"paths": self.paths, "overrides": plain})

    @classmethod
    def from_line(cls, line: str) -> Self:
        """What `to_line` made."""
        given = json.loads(line)
        return cls.typed(given["paths"], given["overrides"])


_current: ContextVar[Request | None] = ContextVar("request", default=None)


@contextmanager
def requesting(request: Request) -> Generator[None]:
    """Whatever flow is called inside works on ``request``."""
    token = _current.set(request)
    try:
        yield
    finally:
        _current.reset(token)


def requested(inboxes: Sequence[str]) -> Request:
    """The request of this process; one for ``inboxes`` if Prefect started the flow by itself (a work pool of yours)."""
    return _current.get() or Request.typed(inboxes, {})
