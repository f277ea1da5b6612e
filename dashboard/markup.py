"""Article text for the browser: always escaped first, so that markup in it shows as text and does nothing."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

STYLE = """<style>
.nl-text { white-space: pre-wrap; line-height: 1.55; font-size: 0.95rem; max-width: 75ch; }
.nl-figure { background: #ffe08a; color: #1a1a1a; border-radius: 3px; padding: 0 2px; font-weight: 600; }
.nl-date { border-bottom: 2px solid #3b82c4; }
.nl-here { outline: 2px solid #c2410c; }
.nl-note { color: #6b7280; font-size: 0.85rem; }
.nl-added { background: #c9f0d0; color: #14391c; } .nl-removed { background: #fbd0cd; color: #571813; }
</style>"""


class Span(NamedTuple):
    """A stretch of text to mark: half-open code-point offsets, a CSS class, and what to say on hovering."""

    start: int
    end: int
    css: str
    title: str = ""


def plain(text: str | None) -> str:
    """``text`` escaped; control characters made visible."""
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
        parts.append(f'<span class="{escape(span.css)}" title="{escape(span.title, quote=True)}">{inner}</span>')
        at = span.end
    parts.append(plain(text[at:]))
    return "".join(parts)


def block(html: str) -> str:
    """``html`` as a block of article text, with the style it needs."""
    return f'{STYLE}<div class="nl-text" dir="auto">{html}</div>'
