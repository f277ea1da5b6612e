"""What the tests of the dashboard name: its pages, and what runs one of them."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboard import menu

PAGES = tuple(page.path for page in menu.PAGES)

Page = Callable[..., AppTest]
