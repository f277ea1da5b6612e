"""Search: the articles that best match some words, with the words marked; searches can be kept."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import polars as pl
import streamlit as st

from dashboard import data, indexing
from dashboard.countries import country_name
from dashboard.hits import excerpts, hit_spans
from dashboard.markup import block, marked, plain
from dashboard.pages import choose, day, from_address, nothing, to_address, to_read, word
from dashboard.reader import show_article
from dashboard.saved import saved
from dashboard.saving import save_as
from warehouse import search

N_BEST = 5000  # hits that are looked at further
N_ROWS = 20  # shown at a time
_PHRASE = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')
_KEPT = ("words", "any", "country", "outlet", "since", "until")  # fields that a saved search consists of


def show() -> None:
    """The page."""
    st.title("Search")
    choices = data.rows("article_choices")
    if choices.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
        return
    if not search.is_installed():
        st.info("Ranked search needs one more package: pip install 'newsledger[dashboard]'. Articles has a plain one.")
        return
    _saved_searches()
    words, some, filters = _asked(choices)
    if article_id := from_address("article"):
        _article(article_id, words)
        return
    try:
        found = indexing.ready()
    except OSError as error:
        st.warning("The home cannot be written, so there is no index to search.", icon=":material/error:")
        st.text(str(error))
        return
    if found.n_missing:
        indexing.come_back(found)
    if words:
        _results(words, some, filters, found)
    else:
        st.caption(
            f"{found.n_indexed:,} articles can be searched. Words are found in all their forms (killing finds killed); "
            '"words in quotation marks" stand exactly so. The best matches come first.'
        )


def _asked(choices: pl.DataFrame) -> tuple[str, bool, dict[str, Any]]:
    def options(kind: str) -> list[str]:
        return choices.filter(pl.col("kind") == kind)["value"].to_list()

    left, right = st.columns([5, 1], vertical_alignment="bottom")
    with left:
        words = word("Words", "words", 'market blast "children among"')
    some = right.toggle("any of them", key="any", bind="query-params")
    with st.container(horizontal=True, gap="small"):
        fields: dict[str, Any] = {}
        with st.container(width=168):
            fields["since"] = day("From day", "since")
        with st.container(width=168):
            fields["until"] = day("To day", "until")
        with st.container(width=168):
            codes = sorted(options("country"), key=country_name)
            fields["country"] = choose("Country", "country", codes, "everywhere", {c: country_name(c) for c in codes})
        with st.container(width=240):
            fields["outlet"] = choose("Outlet", "outlet", options("outlet"))
    return words, some, fields


def _saved_searches() -> None:
    own = saved(".search")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if own:
            st.selectbox(
                "Saved searches",
                list(own),
                index=None,
                key="saved-search",
                on_change=_take,
                label_visibility="collapsed",
                placeholder="Saved searches",
                width=300,
            )
        now = urlencode([(key, value) for key in _KEPT if (value := st.session_state.get(key))])
        if now:
            save_as(".search", now, st.session_state.get("saved-search") or "")


def _take() -> None:
    """Put what was kept into the fields, which put it into the address."""
    kept = dict(parse_qsl(saved(".search").get(st.session_state["saved-search"] or "", "")))
    for key in _KEPT:
        st.session_state[key] = _field(key, kept.get(key, ""))
    to_address("article", "")


def _field(key: str, text: str) -> Any:
    """What a field holds, of what was kept as ``text``."""
    if key in ("since", "until"):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return text == "True" if key == "any" else text


def _results(words: str, some: bool, filters: dict[str, Any], state: search.State) -> None:
    phrases = [" ".join(phrase.lower().split()) for phrase in _PHRASE.findall(words)]
    best = search.search(indexing.folder(), words, every=not some, limit=N_BEST)
    n_rows = N_ROWS * max(1, int(from_address("page", "1")) if from_address("page", "1").isdecimal() else 1)
    hits = data.rows(
        "hits", ids=[hit.article_id for hit in best], phrases=phrases, n_rows=min(n_rows, N_BEST), **filters
    )
    if hits.is_empty():
        nothing(_none(words, some, state))
        return
    n_found = hits["n_found"][0]
    st.caption(f"{'More than ' if len(best) == N_BEST else ''}{n_found:,} articles, the best matches first.")
    marks = search.hit_words(indexing.folder(), [*hits["body"], *hits["headline"].drop_nulls()], words)
    for hit in hits.iter_rows(named=True):
        _hit(hit, marks)
    if n_found > hits.height and st.button("More"):
        to_address("page", str(n_rows // N_ROWS + 1))
        st.rerun()


def _none(words: str, some: bool, state: search.State) -> str:
    """Why nothing was found."""
    if not search.can_be_found(indexing.folder(), words):
        return "There is no word in this to search for: signs, and words as common as “the” and “of”, are left out."
    which = f"None of the {state.n_indexed:,} articles indexed so far" if state.n_missing else "No article"
    more = "" if some else " Try any of the words."
    return f"{which} has {'one' if some else 'all'} of these words.{more}"


def _hit(hit: dict[str, Any], marks: set[str]) -> None:
    facts = (hit["outlet"], hit["published_on"] or "undated", country_name(hit["country"]))
    note = " · ".join(str(fact) for fact in facts if fact)
    headline = hit["headline"] or "(no headline)"
    shown = block(
        f"<b>{marked(headline, hit_spans(headline, marks))}</b>\n{excerpts(hit['body'], marks)}\n"
        f'<span class="nl-note">{plain(note)}</span>'
    )
    to_read(shown, "article", hit["article_id"], width=8)


def _article(article_id: str, words: str) -> None:
    if st.button("Back to what was found", icon=":material/arrow_back:"):
        to_address("article", "")
        st.rerun()
    show_article(article_id, words=words)
