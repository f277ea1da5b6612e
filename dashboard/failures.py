"""What could not be read, by cause, with an example of each; two pages show it."""

import streamlit as st

from dashboard import data
from dashboard.tables import table


def show_failures() -> bool:
    """The causes under a heading, the most frequent first; whether there are any."""
    st.subheader("Records that could not be read")
    failures = data.rows("failures")
    if failures.is_empty():
        st.caption("None.")
    else:
        table(failures)
    return not failures.is_empty()
