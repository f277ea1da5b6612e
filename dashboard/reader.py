"""An article on a page: text with what was found in it, the reasons, its copies, what was removed."""

import difflib
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.markup import Span, block, marked, plain


def show_article(article_id: str, figure_id: str | None = None) -> None:
    """Show the article; ``figure_id`` is outlined in it."""
    found = data.rows("article", article_id=article_id)
    if found.is_empty():
        st.warning("That article is not in the warehouse.")
        return
    article = found.row(0, named=True)
    figures = data.rows("article_figures", article_id=article_id)
    expressions = data.rows("article_expressions", article_id=article_id)
    st.divider()
    with st.container(key=f"reader_{article_id}"):
        _text(article, figures, expressions, figure_id)
        tabs = st.tabs(["Figures", "Dates", "Publication date", "Copies", "Removed from the text", "Deliveries"])
        with tabs[0]:
            _frame(figures.drop("article_id", "excerpt", "run_id"), "No casualty figure was found in it.")
        with tabs[1]:
            _frame(expressions.drop("article_id", "run_id"), "No temporal expression was found in it.")
        with tabs[2]:
            _frame(data.rows("article_candidates", article_id=article_id), "Nothing says when it was published.")
        with tabs[3]:
            _copies(article)
        with tabs[4]:
            _frame(data.rows("article_furniture", article_id=article_id), "Nothing was removed.")
        with tabs[5]:
            _frame(data.rows("article_records", article_id=article_id), "No delivery is known.")


def _text(article: dict[str, Any], figures: pl.DataFrame, expressions: pl.DataFrame, here: str | None) -> None:
    facts = [article[k] for k in ("outlet", "agency", "author", "language", "license", "url") if article[k]]
    dated = (
        article["published_on"] or f"between {article['published_from'] or '…'} and {article['published_to'] or '…'}"
    )
    facts.append(f"published {dated} ({article['published_method']}: {article['published_evidence'] or 'no evidence'})")
    headline = marked(article["headline"], _spans("headline", figures, expressions, here))
    body = marked(article["body"], _spans("body", figures, expressions, here))
    note = plain(" · ".join(map(str, facts)))
    st.html(block(f'<h3>{headline or "(no headline)"}</h3><p class="nl-note">{note}</p>{body}'))
    st.caption("Yellow: casualty figures. Blue line: dates. Point at one to see what was made of it.")


def _spans(field: str, figures: pl.DataFrame, expressions: pl.DataFrame, here: str | None) -> list[Span]:
    spans = [
        Span(f["char_start"], f["char_end"], "nl-figure nl-here" if f["figure_id"] == here else "nl-figure", _told(f))
        for f in figures.iter_rows(named=True)
        if f["source_field"] == field
    ]
    for e in expressions.iter_rows(named=True):
        if e["source_field"] == field:
            days = f"{e['starts_on']} to {e['ends_on']}" if e["is_resolved"] else "left open"
            spans.append(
                Span(e["char_start"], e["char_end"], "nl-date", f"{e['timex_type']} {e['timex_value']}: {days}")
            )
    return spans


def _told(figure: dict[str, Any]) -> str:
    high = "no upper bound" if figure["value_high"] is None else f"{figure['value_high']:,}"
    best = "?" if figure["value_best"] is None else f"{figure['value_best']:,}"
    source = figure["attributed_to"] or "the article itself"
    return (
        f"{figure['category']}: {figure['value_low']} / {best} / {high}; according to {source}; {figure['toll_reason']}"
    )


def _copies(article: dict[str, Any]) -> None:
    copies = data.rows("article_copies", article_id=article["article_id"])
    if copies.is_empty():
        st.caption("It resembles no other article.")
        return
    st.dataframe(copies.drop("body"), hide_index=True)
    names = [f"{c['outlet'] or 'unknown'}: {c['headline'] or c['article_id']}" for c in copies.iter_rows(named=True)]
    index = st.selectbox("Side by side with", range(len(names)), format_func=names.__getitem__)
    left, right = compared(article["body"], copies["body"][index or 0])
    columns = st.columns(2)
    with columns[0]:
        st.html(block(left))
    with columns[1]:
        st.html(block(right))


def compared(first: str, second: str) -> tuple[str, str]:
    """HTML of both texts; lines that only one of them has are coloured."""
    a, b = first.splitlines(), second.splitlines()
    left: list[str] = []
    right: list[str] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        css = ("", "") if tag == "equal" else ("nl-removed", "nl-added")
        left += [f'<span class="{css[0]}">{plain(line)}</span>' for line in a[a0:a1]]
        right += [f'<span class="{css[1]}">{plain(line)}</span>' for line in b[b0:b1]]
    return "\n".join(left), "\n".join(right)


def _frame(frame: pl.DataFrame, otherwise: str) -> None:
    if frame.is_empty():
        st.caption(otherwise)
    else:
        st.dataframe(frame, hide_index=True)
