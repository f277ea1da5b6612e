"""What the tests of the dashboard name: its pages, and what runs one of them."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

PAGES = ("overview", "quality", "figures", "articles", "quarantine", "sources", "sql")

Page = Callable[..., AppTest]
