"""newsledger's dashboard: Streamlit runs this file anew for each look at a page (see `dashboard.server`)."""

from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.markup import PAGE_STYLE
from dashboard.menu import PAGES, Page
from dashboard.pages import MENU, guarded

#: Drawn here, as Streamlit would fetch an icon of its own from a font service, and the dashboard works offline.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="3" y="2" width="18" height="20" rx="2" '
    'fill="#1f6fb2"/><path d="M7 7h10M7 12h10M7 17h6" stroke="#fff" stroke-width="2"/></svg>'
)


def _page(page: Page) -> StreamlitPage:
    show = guarded(import_module(f"dashboard.views.{page.path}").show)
    return st.Page(show, title=page.title, url_path=page.path, icon=page.icon, default=page is PAGES[0])


st.set_page_config(page_title="newsledger", page_icon=ICON, layout="wide")
st.html(PAGE_STYLE)
st.session_state[MENU] = {page.path: _page(page) for page in PAGES}
st.navigation(list(st.session_state[MENU].values())).run()
