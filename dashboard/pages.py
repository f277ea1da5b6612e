"""What every page shares: its errors, its state in the address, its links to articles."""

from collections.abc import Callable, Sequence
from functools import wraps

import streamlit as st

from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError


def guarded(show: Callable[[], None]) -> Callable[[], None]:
    """``show``, with what can go wrong told in words: no warehouse yet, one that is being written, one too new."""

    @wraps(show)
    def page() -> None:
        try:
            show()
        except WarehouseMissingError as error:
            st.info(str(error), icon=":material/inbox:")
        except WarehouseBusyError:
            st.warning("An ingest is writing. This page shows itself again when you reload it.", icon=":material/sync:")
        except WarehouseError as error:
            st.error(str(error))

    page.__name__ = show.__module__.rsplit(".", 1)[-1]
    return page


def from_address(key: str, default: str = "") -> str:
    """A part of the page's state that the address holds, so that a view can be shared."""
    return str(st.query_params.get(key, default))


def to_address(key: str, value: str) -> None:
    """Keep ``value`` in the address; an empty one leaves it."""
    if value:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def choose(label: str, key: str, options: Sequence[str], empty: str = "all") -> str:
    """A select box whose choice lives in the address; '' stands for all."""
    choices = ["", *options]
    given = from_address(key)
    index = choices.index(given) if given in choices else 0
    value = st.selectbox(label, choices, index=index, format_func=lambda v: v or empty)
    to_address(key, value or "")
    return value or ""


def nothing(message: str) -> None:
    """Say that there is nothing to show, and why."""
    st.info(message, icon=":material/inbox:")
