"""Make the Data Docs work without a network: Great Expectations' pages load scripts, styles and images from elsewhere.

Its pages keep their content without them; its index does not (a script fills it), so ours takes its place.
"""

import html
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_ELSEWHERE = re.compile(
    r"<script[^>]*\ssrc=[\"']https?:.*?</script>|<link[^>]*href=[\"']https?:[^>]*>|<img[^>]*src=[\"']https?:[^>]*>",
    re.DOTALL,
)
_STYLE = """<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; color: #222; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1.5em; }
td, th { border: 1px solid #ddd; padding: .35em .6em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f5f5f5; }
a { color: #0b57a4; } .held { color: #1a7f37; } .broken { color: #b42318; font-weight: 600; }
.modal, .btn, nav.ge-navbar, form, .popover { display: none; }
</style>"""


class Page(NamedTuple):
    """One line of the index: a suite in a run, and its page."""

    run_id: str
    suite: str
    n_held: int
    n_checks: int
    path: Path


def make_offline(folder: Path, pages: Iterable[Page]) -> Path:
    """Cut what the pages under ``folder`` would fetch, give them a style of their own, and write the index."""
    for path in folder.rglob("*.html"):
        text = _ELSEWHERE.sub("", path.read_text(encoding="utf-8"))
        path.write_text(text.replace("</head>", f"{_STYLE}</head>", 1), encoding="utf-8")
    index = folder / "index.html"
    index.write_text(_index(folder, pages), encoding="utf-8")
    return index


def _index(folder: Path, pages: Iterable[Page]) -> str:
    rows = "\n".join(_row(folder, page) for page in sorted(pages, reverse=True))
    title = "Quality checks of the last runs"
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{_STYLE}</head>"
        f"<body><h1>{title}</h1><table><tr><th>run<th>suite<th>held</tr>\n{rows}</table></body></html>"
    )


def _row(folder: Path, page: Page) -> str:
    verdict = "held" if page.n_held == page.n_checks else "broken"
    link = html.escape(page.path.relative_to(folder).as_posix())
    return (
        f"<tr><td>{html.escape(page.run_id)}<td><a href='{link}'>{html.escape(page.suite)}</a>"
        f"<td class={verdict}>{page.n_held} of {page.n_checks}</tr>"
    )
