"""What every page shares: its errors, its state in the address, its choices."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import Any

import streamlit as st

from dashboard import data
from warehouse.connection import open_reader
from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError

EARLIEST = date(1900, 1, 1)  # for a choice of days; news is not much older
_FIELDS = "fields"  # what the next page begins with
MENU = "menu"  # where `dashboard.app` leaves the pages of the session
AGAIN = 2.0  # seconds between looks whether an ingest is done


def guarded(show: Callable[[], None]) -> Callable[[], None]:
    """``show``, with what can go wrong told in words: no warehouse yet, one that is being written, one too new."""

    @wraps(show)
    def page() -> None:
        try:
            _fill()
            show()
        except WarehouseMissingError as error:
            st.info("There is no warehouse yet. Make one with: newsledger ingest FOLDER", icon=":material/inbox:")
            st.text(str(error))
        except WarehouseBusyError:
            st.warning("An ingest is writing just now. The page comes back by itself.", icon=":material/sync:")
            st.button("Try again")  # a click runs the page anew, which is all it is for
            _come_back()
        except WarehouseError as error:
            st.error("The warehouse cannot be read.", icon=":material/error:")
            st.text(str(error))

    page.__name__ = show.__module__.rsplit(".", 1)[-1]
    return page


@st.fragment(run_every=AGAIN)
def _come_back() -> None:
    """Run the page anew once the warehouse can be read."""
    try:
        with open_reader(data.place(), wait=0):
            pass
    except WarehouseBusyError:
        return
    st.rerun()


def from_address(key: str, default: str = "") -> str:
    """A part of the page's state that the address holds, so that a view can be shared."""
    return str(st.query_params.get(key, default))


def to_address(key: str, value: str) -> None:
    """Keep ``value`` in the address; an empty one leaves it."""
    if value:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def to_read(html: str, key: str, value: str, width: int) -> None:
    """Draw ``html``, and beside it a button that opens what it is of: ``value``, kept in the address under ``key``.

    ``width``: how many times as wide as the button it is.
    """
    left, right = st.columns([width, 1], vertical_alignment="center")
    left.html(html)
    if right.button("Read", key=f"read-{value}"):
        to_address(key, value)
        st.rerun()


def choose(
    label: str, key: str, options: Sequence[str], empty: str | None = "all", names: Mapping[str, str] | None = None
) -> str:
    """A select box bound to the address; '' stands for ``empty``, which is the default unless it is None or an option.

    ``names``: what to show for options that are codes.
    """
    choices = [*options] if empty is None or "" in options else ["", *options]

    def shown(value: str) -> str:
        return (names or {}).get(value, value) or empty or ""

    asked, kept = _newly_asked(key), st.session_state.get(key)
    if kept is not None and kept not in choices:  # a click somewhere else, as on a country without events
        asked = shown(kept)
        del st.session_state[key]
    value = st.selectbox(label, choices, key=key, format_func=shown, bind="query-params") or ""
    if asked and asked != shown(value):
        _refuse(asked)
    return value


def _newly_asked(key: str) -> str:
    """What the address asks of a field that is not drawn yet; Streamlit forgets what the field cannot hold."""
    return "" if key in st.session_state else from_address(key)


def _refuse(asked: str) -> None:
    """Say that the page is not narrowed by it, for else it would seem to be."""
    st.warning("Not among the choices:", icon=":material/filter_alt_off:")
    st.text(asked)


def word(label: str, key: str, placeholder: str) -> str:
    """A field for words, bound to the address."""
    return st.text_input(label, placeholder=placeholder, key=key, bind="query-params").strip()


def day(label: str, key: str) -> date | None:
    """A day that may be left open, bound to the address."""
    asked = _newly_asked(key)
    value = st.date_input(label, value=None, key=key, min_value=EARLIEST, format="YYYY-MM-DD", bind="query-params")
    if asked and value is None:
        _refuse(asked)
    return value if isinstance(value, date) else None


def go(path: str, fields: Mapping[str, Any]) -> None:
    """Open another page of the menu with that in its fields, by key, which put it into the address.

    Not through the address itself: Streamlit refuses that for what is bound to a field of the page that is left.
    """
    page = st.session_state.get(MENU, {}).get(path)
    if page is not None:  # a page that a test runs by itself has no others
        st.session_state[_FIELDS] = dict(fields)
        st.switch_page(page)


def _fill() -> None:
    """Put what `go` left into the fields of this page, before they are drawn."""
    for key, value in st.session_state.pop(_FIELDS, {}).items():
        st.session_state[key] = value


def link(path: str, label: str, **address: str) -> None:
    """A link to another page of the menu, with that in its address."""
    page = st.session_state.get(MENU, {}).get(path)
    if page is not None:
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=address)


def nothing(message: str) -> None:
    """Say that there is nothing to show, and why; ``message`` is ours, never text of an article."""
    st.info(message, icon=":material/inbox:")
