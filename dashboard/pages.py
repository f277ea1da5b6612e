"""What every page shares: its errors, its state in the address, its choices."""

from collections.abc import Callable, Sequence
from functools import wraps

import streamlit as st

from dashboard import data
from warehouse.connection import open_reader
from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError

AGAIN = 2.0  # seconds between looks whether an ingest is done


def guarded(show: Callable[[], None]) -> Callable[[], None]:
    """``show``, with what can go wrong told in words: no warehouse yet, one that is being written, one too new."""

    @wraps(show)
    def page() -> None:
        try:
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


def choose(label: str, key: str, options: Sequence[str], empty: str | None = "all") -> str:
    """A select box bound to the address; '' stands for ``empty``, which is the default unless None."""
    choices = [*options] if empty is None else ["", *options]
    value = st.selectbox(label, choices, key=key, format_func=lambda v: v or empty or "", bind="query-params")
    return value or ""


def nothing(message: str) -> None:
    """Say that there is nothing to show, and why; ``message`` is ours, never text of an article."""
    st.info(message, icon=":material/inbox:")
