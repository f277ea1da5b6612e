"""The pages in the order of the menu, the front page first; each is the module of `dashboard.views` named by its path.

Nothing else is imported here, as the server needs the paths before Streamlit runs.
"""

from typing import NamedTuple


class Page(NamedTuple):
    """A page of the menu; ``path`` is its address after the slash."""

    title: str
    path: str
    icon: str


PAGES = (
    Page("Overview", "overview", ":material/monitoring:"),
    Page("Events", "events", ":material/public:"),
    Page("Totals", "totals", ":material/stacked_bar_chart:"),
    Page("Search", "search", ":material/search:"),
    Page("Quality", "quality", ":material/verified:"),
    Page("Figures", "figures", ":material/show_chart:"),
    Page("Articles", "articles", ":material/article:"),
    Page("Quarantine", "quarantine", ":material/inventory_2:"),
    Page("Sources", "sources", ":material/rss_feed:"),
    Page("SQL", "sql", ":material/database:"),
)
