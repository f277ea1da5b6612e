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

st.set_page_config(page_title="newsledger", page_icon=":material/menu_book:", layout="wide")
st.html(PAGE_STYLE)
st.navigation(
    [
        st.Page(guarded(show), title=title, url_path=path, icon=icon, default=path == "overview")
        for title, path, icon, show in PAGES
    ]
).run()
