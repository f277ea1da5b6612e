"""One event for the terminal: its tolls, its articles and what joined each, and their claims side by side."""

from typing import TYPE_CHECKING, Any

from flows.console import out, print_table, safe
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.connection import Connection

_TABLES = (
    ("explain_event_tolls", "Tolls over its independent claims"),
    ("explain_event_articles", "Articles, and what joined each"),
    ("explain_event_claims", "Claims side by side"),
    ("explain_event_links", "What joins the articles to each other"),
)


def find_event(warehouse: "Connection", key: str) -> tuple[str, str | None] | None:
    """The event of that id, and what it was merged into; None if no event has or had it."""
    rows = warehouse.execute(load_sql("find_event"), {"key": key}).fetchall()
    return (rows[0][0], rows[0][1]) if rows else None


def show_event(warehouse: "Connection", event_id: str) -> None:
    """Print the event: head, tolls, articles, claims, links."""
    head = _rows(warehouse, "explain_event", event_id)[0]
    out().rule(safe(event_id))
    out().print(safe(" · ".join(f"{name} {value}" for name, value in head.items() if value is not None)), "", sep="\n")
    for query, title in _TABLES:
        rows = _rows(warehouse, query, event_id)
        if rows:
            print_table(list(rows[0]), [tuple(row.values()) for row in rows], title=title)


def _rows(warehouse: "Connection", query: str, event_id: str) -> list[dict[str, Any]]:
    cursor = warehouse.execute(load_sql(query), {"event_id": event_id})
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
