"""Article text for the browser: always escaped first, so that markup in it shows as text and does nothing."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

STYLE = """<style>
.nl-text { white-space: pre-wrap; line-height: 1.6; font-size: 0.97rem; max-width: 78ch; overflow-wrap: anywhere; }
.nl-text h3 { padding: 0; margin: 0 0 .3rem 0; font-size: 1.35rem; }
.nl-figure { background: #ffe08a; color: #1a1a1a; border-radius: 3px; padding: 0 2px; font-weight: 600; }
.nl-date { border-bottom: 2px solid #3b82c4; }
.nl-hit { background: #b9f0c5; color: #14391c; border-radius: 3px; padding: 0 1px; }
.nl-here { outline: 2px solid #c2410c; outline-offset: 1px; }
.nl-note { color: #7b8492; font-size: 0.85rem; }
.nl-number { font-size: 1.5rem; font-weight: 650; }
.nl-claim { border-left: 3px solid #3b82c4; padding-left: .6rem; font-size: .92rem; }
.nl-against { border-left-color: #c0392b; } .nl-alarm { color: #c0392b; font-weight: 650; }
.nl-legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .85rem; }
.nl-key { display: inline-flex; align-items: center; max-width: 100%; overflow-wrap: anywhere; }
.nl-key i { width: .7rem; height: .7rem; border-radius: 50%; margin-right: .4rem; flex: none; }
.nl-added { background: #c9f0d0; color: #14391c; } .nl-removed { background: #fbd0cd; color: #571813; }
</style>"""

PAGE_STYLE = """<style>
.stMainBlockContainer { padding: 2.6rem 2.5rem 2rem 2.5rem; max-width: 1700px; }
.stMainBlockContainer h1 { font-size: 2rem; padding-top: 0; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 3.6rem .8rem 1rem .8rem; } }
[data-testid="stMetricValue"] { font-size: 1.45rem; }
[class*="st-key-tall-"] { max-height: max(20rem, calc(100vh - 9rem)); overflow: hidden; }
</style>"""


class Span(NamedTuple):
    """A stretch of text to mark: half-open code-point offsets, a CSS class, and what to say on hovering."""

    start: int
    end: int
    css: str
    title: str = ""


def plain(text: str | None) -> str:
    """``text`` escaped; control characters, and those that turn the direction of writing, made visible."""
    shown = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text or "")
    return escape(shown, quote=True)


def marked(text: str | None, spans: Iterable[Span]) -> str:
    """HTML of ``text`` with its spans marked; of overlapping ones the first in order of start and length wins."""
    text = text or ""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start < at or span.end > len(text) or span.end <= span.start:
            continue
        parts.append(plain(text[at : span.start]))
        inner = plain(text[span.start : span.end])
        parts.append(f'<span class="{escape(span.css)}" title="{plain(span.title)}">{inner}</span>')
        at = span.end
    parts.append(plain(text[at:]))
    return "".join(parts)


def quoted(sentence: str | None, words: str) -> str:
    """HTML of ``sentence`` with the ``words`` of a figure marked: 2 where it stands alone, not in 12 or 1,2."""
    sentence = sentence or ""
    alone = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)", sentence)
    at = alone.start() if alone else sentence.find(words)
    return marked(sentence, [Span(at, at + len(words), "nl-figure")] if at >= 0 else [])


def legend(colors: Mapping[str, str], title: str = "") -> str:
    """What the colours of a chart mean, in as many lines as there is room for; Vega's own would be cut on a phone."""
    parts = "".join(
        f'<span class="nl-key"><i style="background:{escape(color)}"></i>{plain(name)}</span>'
        for name, color in colors.items()
    )
    head = f'<span class="nl-key nl-note">{plain(title)}</span>' if title else ""
    return f'{STYLE}<div class="nl-legend">{head}{parts}</div>'


def block(html: str) -> str:
    """``html`` as a block of article text, with the style it needs."""
    return f'{STYLE}<div class="nl-text" dir="auto">{html}</div>'
