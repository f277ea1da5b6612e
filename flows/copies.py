"""The copies of an article for the terminal, with what differs."""

from typing import Any

from rich.text import Text

from flows.console import out, print_table, visible
from transforms.duplicates import differences

SHOWN = 5  # copies whose differences are printed: a story may have hundreds
LISTED = 20  # copies that are listed
_COLUMNS = ("article_id", "outlet", "published_on", "headline", "is_canonical", "similarity", "containment")
_MARKS = {"removed": ("- ", "red"), "added": ("+ ", "green")}


def show_copies(body: str, copies: list[dict[str, Any]]) -> None:
    """List ``copies`` (rows of explain_copies); of the first few, the sentences that only one of the texts has."""
    if not copies:
        return
    rows = [tuple(copy[name] for name in _COLUMNS) for copy in copies[:LISTED]]
    title = "Near-duplicates of it" + (f", {LISTED} of {len(copies):,}" if len(copies) > LISTED else "")
    print_table([name.replace("_", " ") for name in _COLUMNS], rows, title=title)
    for copy in copies[:SHOWN]:
        out().print(Text(f"Only here (-) and only in {copy['article_id']} (+):", style="dim"))
        for line in changes(body, copy["body"]):
            out().print(line)
        out().print()


def changes(body: str, other: str) -> list[Text]:
    """One line a sentence that differs, in reading order."""
    return [_line(op, sentence) for op, sentence in differences(body, other) if op in _MARKS]


def _line(operation: str, sentence: str) -> Text:
    mark, style = _MARKS[operation]
    return Text(mark + visible(" ".join(sentence.split())), style=style)
