"""An article on a page: text with what was found in it, the reasons, its copies, what was removed."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.comparison import compared
from dashboard.hits import hit_spans
from dashboard.indexing import folder
from dashboard.markup import Span, block, marked, plain
from dashboard.review import is_allowed, show_review
from dashboard.tables import table
from warehouse import search

_FIGURES = (
    "category reported_text value_low value_best value_high unit victim attributed_to certainty scope place "
    "occurred_from occurred_to toll_role toll_reason review_status reviewed_by quantifier pattern"
)
_DATES = "text timex_type timex_value starts_on ends_on precision anchor direction is_resolved source_field rule"


def show_article(article_id: str, here: str | None = None, words: str = "") -> None:
    """Show the article; the figure or date whose id is ``here`` is outlined; what ``words`` find is marked."""
    found = data.rows("article", article_id=article_id)
    if found.is_empty():
        st.warning("That article is not in the warehouse.")
        return
    article = found.row(0, named=True)
    figures = data.rows("article_figures", article_id=article_id)
    expressions = data.rows("article_expressions", article_id=article_id)
    with st.container(border=True):
        _text(article, figures, expressions, here, words)
        _tabs(article, figures, expressions)


def _tabs(article: dict[str, Any], figures: pl.DataFrame, expressions: pl.DataFrame) -> None:
    article_id = article["article_id"]
    names = ["Figures", "Dates", "Publication date", "Copies", "Removed from the text", "Deliveries"]
    tabs = st.tabs([*names, "Review"] if is_allowed() else names)
    about_figures, about_dates, about_day, about_copies, about_furniture, about_records = tabs[: len(names)]
    with about_figures:
        _frame(figures.select(_FIGURES.split()), "No casualty figure was found in it.")
    with about_dates:
        _frame(expressions.select(_DATES.split()), "No temporal expression was found in it.")
    with about_day:
        _frame(data.rows("article_candidates", article_id=article_id), "Nothing says when it was published.")
    with about_copies:
        _copies(article)
    with about_furniture:
        _frame(data.rows("article_furniture", article_id=article_id), "Nothing was removed.")
    with about_records:
        _frame(data.rows("article_records", article_id=article_id), "No delivery is known.")
    for tab in tabs[len(names) :]:
        with tab:
            show_review(article_id, figures, expressions)


def _text(
    article: dict[str, Any], figures: pl.DataFrame, expressions: pl.DataFrame, here: str | None, words: str
) -> None:
    facts = [article[k] for k in ("outlet", "agency", "author", "language", "license", "url") if article[k]]
    facts.append(f"published {_day(article)} ({_evidence(article)})")
    texts = {field: article[field] or "" for field in ("headline", "body")}
    hits = search.hit_words(folder(), list(texts.values()), words) if words else set[str]()
    headline, body = (
        marked(text, [*_spans(field, figures, expressions, here), *hit_spans(text, hits)])
        for field, text in texts.items()
    )
    note = plain(" · ".join(map(str, facts)))
    chosen = figures.filter(pl.col("figure_id") == pl.lit(here, pl.String))
    summary = f'\n<span class="nl-note">{plain(_summary(chosen.row(0, named=True)))}</span>' if chosen.height else ""
    title = headline or '<span class="nl-note">(no headline)</span>'
    st.html(block(f'<h3>{title}</h3><span class="nl-note">{note}</span>{summary}\n\n{body}'))
    st.caption("Yellow: casualty figures. Blue line: dates. Point at one to see what was made of it.")


def _day(article: dict[str, Any]) -> str:
    if article["published_on"]:
        return str(article["published_on"])
    first, last = article["published_from"], article["published_to"]
    return f"between {first or '…'} and {last or '…'}" if first or last else "on an unknown day"


def _evidence(article: dict[str, Any]) -> str:
    method, evidence = article["published_method"], article["published_evidence"]
    summary = f"{method}: {(evidence or 'no evidence').removeprefix(f'{method}: ')}"
    return f"{summary}; {article['published_conflict']}" if article["published_conflict"] else summary


def _spans(field: str, figures: pl.DataFrame, expressions: pl.DataFrame, here: str | None) -> list[Span]:
    found = [(f["figure_id"], f, "nl-figure", _summary(f)) for f in figures.iter_rows(named=True)]
    found += [(e["expression_id"], e, "nl-date", _resolved(e)) for e in expressions.iter_rows(named=True)]
    return [
        Span(row["char_start"], row["char_end"], f"{css} nl-here" if key == here else css, title)
        for key, row, css, title in found
        if row["source_field"] == field
    ]


def _summary(figure: dict[str, Any]) -> str:
    low, best, high = (figure[f"value_{bound}"] for bound in ("low", "best", "high"))
    bounds = " / ".join("?" if n is None else f"{n:,}" for n in (low, best))
    source = figure["attributed_to"] or "the article itself"
    upper = "no upper bound" if high is None else f"{high:,}"
    return f"{figure['category']}: {bounds} / {upper} · according to {source} · {figure['toll_reason'] or ''}"


def _resolved(expression: dict[str, Any]) -> str:
    first, last = expression["starts_on"], expression["ends_on"]
    days = (
        f": {first} to {last}" if first else "" if expression["is_resolved"] else ": left open"
    )  # "two hours" has none
    return f"{expression['timex_type']} {expression['timex_value'] or '(no value)'}{days}"


def _copies(article: dict[str, Any]) -> None:
    copies = data.rows("article_copies", article_id=article["article_id"])
    if copies.is_empty():
        st.caption("It resembles no other article.")
        return
    table(copies.drop("body"))
    names = [f"{c['outlet'] or 'unknown'}: {c['headline'] or c['article_id']}" for c in copies.iter_rows(named=True)]
    index = st.selectbox("Side by side with", range(len(names)), format_func=names.__getitem__)
    texts = compared(article["body"], copies["body"][index or 0])
    for column, title, text in zip(st.columns(2), ("This article", "The other"), texts, strict=True):
        with column:
            st.html(block(f'<span class="nl-note">{title}</span>\n{text}'))


def _frame(frame: pl.DataFrame, otherwise: str) -> None:
    if frame.is_empty():
        st.caption(otherwise)
    else:
        table(frame)
