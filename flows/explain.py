"""One article for the terminal: the text with its spans marked, then each figure and date with its reasons."""

from typing import TYPE_CHECKING, Any

from rich.text import Text

from flows.console import out, print_table, safe, visible
from flows.copies import show_copies
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.connection import Connection

FIGURE, DATE = "bold black on yellow", "bold cyan"
_HEAD = (
    "outlet agency author url license language dateline_place country published_on published_from published_to "
    "published_method published_evidence published_conflict"
).split()


def show_article(warehouse: "Connection", article_id: str) -> None:
    """Print the article: head, marked text, tolls, figures, dates, copies, what was removed."""
    head = _rows(warehouse, "explain_article", article_id)[0]
    figures = _rows(warehouse, "explain_figures", article_id)
    expressions = _rows(warehouse, "explain_expressions", article_id)
    out().rule(safe(article_id))
    if head["headline"]:
        out().print(marked(head["headline"], "headline", figures, expressions, base="bold"))
    facts = [f"{name} {head[name]}" for name in _HEAD if head[name] is not None]
    out().print(Text(" · ".join(facts), style="dim"), "", sep="\n")
    out().print(marked(head["body"], "body", figures, expressions), "", sep="\n")
    out().print(Text("casualty figure", FIGURE), Text("temporal expression", DATE), sep="   ")
    out().print()
    _table(_rows(warehouse, "explain_tolls", article_id), "Tolls: what the article reports for its main events")
    _show_figures(figures)
    _table(_rows(warehouse, "explain_places", article_id), "Places: which country, and what decided it")
    _show_dates(expressions)
    show_copies(head["body"], _rows(warehouse, "explain_copies", article_id))
    _table(_rows(warehouse, "explain_furniture", article_id), "Removed from the text, as it is not the story")


def marked(
    text: str, field: str, figures: list[dict[str, Any]], expressions: list[dict[str, Any]], base: str = ""
) -> Text:
    """``text`` with the spans of that field styled; control characters shown as they are written."""
    shown = Text(text, style=base)
    for rows, style in ((expressions, DATE), (figures, FIGURE)):
        for row in rows:
            if row["source_field"] == field:
                shown.stylize(style, row["char_start"], row["char_end"])
    shown.plain = visible(text)
    return shown


def _show_figures(figures: list[dict[str, Any]]) -> None:
    names = [*"# figure category low best high victim rule".split(), "according to", "when", "where", "in the toll"]
    rows = [
        (
            n,
            f["reported_text"],
            f["category"] + ("" if f["unit"] == "person" else f" ({f['unit']}s)"),
            f["value_low"],
            f["value_best"],
            f["value_high"],
            f["victim"],
            f["pattern"],
            f["attributed_to"],
            _days(f["occurred_from"], f["occurred_to"]),
            f["place"] and f"{f['place']} ({f['country'] or '?'})",
            f"{f['toll_role']}: {f['toll_reason']}",
        )
        for n, f in enumerate(figures, start=1)
    ]
    if rows:
        print_table(names, rows, title="Casualty figures")


def _show_dates(expressions: list[dict[str, Any]]) -> None:
    rows = [
        (e["text"], e["timex_type"], e["timex_value"], _days(e["starts_on"], e["ends_on"]), e["anchor"], e["rule"])
        for e in expressions
    ]
    if rows:
        print_table(
            ["expression", "type", "TIMEX3 value", "days", "anchor", "rule"], rows, title="Temporal expressions"
        )


def _days(first: object, last: object) -> str | None:
    if first is None and last is None:
        return None
    return str(first) if first == last else f"{first or '…'} – {last or '…'}"


def _table(rows: list[dict[str, Any]], title: str) -> None:
    if rows:
        print_table([name.replace("_", " ") for name in rows[0]], [tuple(row.values()) for row in rows], title=title)


def _rows(warehouse: "Connection", query: str, article_id: str) -> list[dict[str, Any]]:
    cursor = warehouse.execute(load_sql(query), {"article_id": article_id})
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
