"""What a person sees: one console for messages and tables; rich only when something is shown."""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

PIPE_WIDTH = 150  # columns where there is no terminal to ask

if TYPE_CHECKING:
    from rich.console import Console


@cache
def out() -> "Console":
    """Standard output; a pipe or a file gets lines of `PIPE_WIDTH`."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


@cache
def err() -> "Console":
    """Standard error: messages that are no result."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def safe(value: object) -> str:
    """``value`` as text that shows itself: control characters (ANSI escapes among them) and markup have no effect."""
    from rich.markup import escape

    text = "".join(c if c.isprintable() or c in "\n\t" else f"\\x{ord(c):02x}" for c in str(value))
    return escape(text)


def note(message: str) -> None:
    """Say something that is no result."""
    err().print(safe(message), style="dim")


def print_table(names: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """A table; NULL shows as a dim dash, numbers to the right."""
    from rich.table import Table

    rows = list(rows)
    table = Table(title=title, title_justify="left", header_style="bold")
    for index, name in enumerate(names):
        numeric = any(isinstance(row[index], int | float) and not isinstance(row[index], bool) for row in rows)
        table.add_column(safe(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row))
    out().print(table)


def _cell(value: object) -> str:
    if value is None:
        return "[dim]–[/dim]"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return safe(value)
