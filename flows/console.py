"""What a person sees: one console for messages and tables; rich only when something is shown."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from flows import logs

PIPE_WIDTH = 150  # columns where there is no terminal to ask
_HARMLESS = "\n\t\u200c\u200d"  # the last two join letters of Persian and parts of emoji
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tabs and ends of lines
_READABLE_COLUMN = 9  # characters, frame included, that a column of a table needs
_LONG = 400  # characters that are shown of a value
_GROUPED_FROM = 10_000  # numbers of four digits stay whole, as years do, unless their column has longer ones
_ANY_WIDTH = 10_000

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def out() -> "Console":
    """Standard output; a pipe or a file gets lines of `PIPE_WIDTH`, unless COLUMNS says otherwise."""
    columns = os.environ.get("COLUMNS")
    return _console(is_error=False, columns=columns or ("" if sys.stdout.isatty() else str(PIPE_WIDTH)))


def err() -> "Console":
    """Standard error: messages that are no result."""
    return _console(is_error=True, columns=os.environ.get("COLUMNS", ""))


def counted(n: int, noun: str) -> str:
    """``n`` with its noun, as in "1 file" and "2,000 files"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


@cache
def _console(*, is_error: bool, columns: str) -> "Console":
    """A console a width, as rich reads COLUMNS once, when it is made; none given: as wide as the terminal."""
    from rich.console import Console

    return Console(stderr=is_error, highlight=False, width=int(columns) if columns.isdigit() else None)


def safe(value: object) -> str:
    """``value`` as text that shows itself: control characters (ANSI escapes among them) and markup have no effect."""
    from rich.markup import escape

    text = "".join(c if _is_harmless(c) else " " if _is_space(c) else _escape(c) for c in str(value))
    return escape(text)


def visible(text: str) -> str:
    """``text`` with a sign in the place of each control character, so that places in it stay the same."""
    return "".join(c if _is_harmless(c) else " " if _is_space(c) else "�" for c in text)


def without_controls(text: str) -> str:
    """``text`` with its control characters written visibly; all else, joiners and marks of direction too, stays."""
    return _CONTROLS.sub(lambda found: _escape(found[0]), text)


def _is_harmless(character: str) -> bool:
    return character.isprintable() or character in _HARMLESS


def _is_space(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def note(message: str, **facts: object) -> None:
    """Say something that is no result; a terminal breaks a long line, a file gets it whole.

    ``facts`` are shown by JSON logs only, which is what machines read (`flows.logs`).
    """
    if logs.is_json():
        logs.write_line(message, "info", **facts)
        return
    err().print(safe(message), style="dim", soft_wrap=True)


def print_table(names: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """A table; NULL shows as a dim dash, numbers to the right."""
    out().print(_table(names, list(rows), title))


def print_whole(names: Sequence[str], rows: Iterable[Sequence[object]], title: str) -> None:
    """A table if no word of it has to be broken at this width, else each row as a record."""
    from rich.measure import Measurement

    rows = list(rows)
    table = _table(names, rows, title)
    if Measurement.get(out(), out().options.update(max_width=_ANY_WIDTH), table).maximum <= out().width:
        out().print(table)
    else:
        out().print(title, style="italic")
        print_records(names, rows)


def _table(names: Sequence[str], rows: list[Sequence[object]], title: str | None) -> "Table":
    from rich.table import Table

    table = Table(title=title, title_justify="left", header_style="bold")
    columns = [[row[index] for row in rows] for index in range(len(names))]
    for name, cells in zip(names, columns, strict=True):
        table.add_column(safe(name), justify=_side(cells), overflow="fold")
    grouped = [any(_is_long(cell) for cell in cells) for cells in columns]
    for row in rows:
        table.add_row(*(_cell(cell, is_grouped=each) for cell, each in zip(row, grouped, strict=True)))
    return table


def too_wide(n_columns: int) -> bool:
    """Whether a table of so many columns could not be read at this width."""
    return n_columns * _READABLE_COLUMN > out().width


def shortened(value: object) -> object:
    """What is shown of a value: of a long text its beginning."""
    return f"{value[:_LONG]}…" if isinstance(value, str) and value[_LONG:] else value


def print_records(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Each row as lines of `name  value`, for what is too wide for a table; long values are cut."""
    from rich.table import Table

    for number, row in enumerate(rows, start=1):
        out().rule(str(number), align="left")
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            table.add_row(safe(name), _cell(shortened(value)))
        out().print(table)


def _side(cells: Sequence[object]) -> Literal["left", "right"]:
    """Columns of numbers stand to the right."""
    present = [cell for cell in cells if cell is not None]
    return "right" if present and all(map(_is_number, present)) else "left"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_long(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _GROUPED_FROM


def _cell(value: object, *, is_grouped: bool = False) -> str:
    if value is None:
        return "[dim]–[/dim]"
    if isinstance(value, int) and (is_grouped or _is_long(value)):
        return f"{value:,}"
    return safe(value)
