"""newsledger's dashboard: `newsledger dashboard` runs this file with Streamlit."""

import streamlit as st

from dashboard.markup import PAGE_STYLE
from dashboard.pages import guarded
from dashboard.views import articles, figures, overview, quality, quarantine, sources, sql

PAGES = (
    ("Overview", "overview", ":material/monitoring:", overview.show),
    ("Quality", "quality", ":material/verified:", quality.show),
    ("Figures", "figures", ":material/show_chart:", figures.show),
    ("Articles", "articles", ":material/article:", articles.show),
    ("Quarantine", "quarantine", ":material/inventory_2:", quarantine.show),
    ("Sources", "sources", ":material/rss_feed:", sources.show),
    ("SQL", "sql", ":material/database:", sql.show),
)

#: Drawn here, as Streamlit would fetch an icon of its own from a font service, and the dashboard works offline.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="3" y="2" width="18" height="20" rx="2" '
    'fill="#1f6fb2"/><path d="M7 7h10M7 12h10M7 17h6" stroke="#fff" stroke-width="2"/></svg>'
)

st.set_page_config(page_title="newsledger", page_icon=ICON, layout="wide")
st.html(PAGE_STYLE)
st.navigation(
    [
        st.Page(guarded(show), title=title, url_path=path, icon=icon, default=path == "overview")
        for title, path, icon, show in PAGES
    ]
).run()
