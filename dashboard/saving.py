"""Fields to save a query under a name, and to remove one."""

from collections.abc import Callable

import streamlit as st

from dashboard.saved import SavedError, folder, forget, save


def save_as(suffix: str, text: str, own: str = "") -> None:
    """A button that asks for a name; ``own``: the saved query that is chosen just now, which may be removed."""
    with st.popover("Save", icon=":material/bookmark:", key=f"saving{suffix}"):
        name = st.text_input("Name", value=own, key=f"save-name{suffix}", max_chars=80)
        st.caption(f"Kept as a file in {folder().name}/ of the home.")
        left, right = st.columns(2)
        if left.button("Save", key=f"save{suffix}", type="primary"):
            _reported(lambda: save(name, suffix, text), f"Saved: {name.strip()}")
        if own and right.button("Remove", key=f"forget{suffix}"):
            _reported(lambda: forget(own, suffix), f"Removed: {own}")


def _reported(work: Callable[[], None], said: str) -> None:
    try:
        work()
    except SavedError as error:
        st.text(str(error))
    else:
        st.toast(said)
