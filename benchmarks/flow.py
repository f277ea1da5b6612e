"""A generated news flow with lengths, conflict news, copies and pages in stated shares; all depends on the seed.

The shares are assumptions, not measurements of a feed: a quarter of the articles tells of victims, a fifth is an edited
copy, a twentieth comes as a page; the median has some 300 words. Words follow Zipf's law, the most frequent of them
English, so that the language is known and the rules look at sentences as they do in news.
"""

import gzip
import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import orjson

from benchmarks.memory import Prose

CASUALTIES, COPIES, PAGES = 0.25, 0.2, 0.05  # shares of all articles
_N_KEPT = 5_000  # stories that copies are made of
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "September", "October", "December")
_OUTLETS = 40


class Flow:
    """Articles without end."""

    def __init__(self, seed: int = 7) -> None:
        """The same seed, the same flow."""
        self._prose = Prose(seed)
        self._random = self._prose.choices
        self._kept: list[list[str]] = []

    def articles(self) -> Iterator[dict[str, str]]:
        """Fields as a crawler delivers them; `html` in place of `text` for pages."""
        number = 0
        while True:
            number += 1
            sentences = self._story()
            day = f"2024-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"
            outlet = f"outlet{self._random.randrange(_OUTLETS)}.example"
            fields = {"id": f"b{number}", "url": f"https://{outlet}/{number}", "outlet": outlet, "published": day}
            if self._random.random() < PAGES:
                yield {**fields, "html": self._page(sentences)}
            else:
                yield {**fields, "title": sentences[-1].rstrip("."), "text": self._text(sentences)}

    def _story(self) -> list[str]:
        if self._kept and self._random.random() < COPIES:
            source = self._random.choice(self._kept)
            return [*source[: max(3, len(source) * 4 // 5)], *self._prose.sentences(1, 4)]
        n_sentences = min(120, max(3, round(self._random.lognormvariate(2.9, 0.75))))
        story = self._prose.sentences(n_sentences, n_sentences)
        for _ in range(self._random.randint(0, 3)):
            story.insert(self._random.randrange(len(story)), self._day())
        if self._random.random() < CASUALTIES:
            for _ in range(self._random.randint(1, 4)):
                story.insert(self._random.randrange(min(6, len(story))), self._prose.casualties())
        self._kept.append(story)
        if len(self._kept) >= 2 * _N_KEPT:
            del self._kept[:-_N_KEPT]
        return story

    def _day(self) -> str:
        weekday, month = self._random.choice(_DAYS), self._random.choice(_MONTHS)
        told = self._random.choice(
            (f"on {weekday}", f"on {month} {self._random.randint(1, 28)}", "last week", "in 2019")
        )
        return f"The talks were held {told}, the office said."

    def _text(self, sentences: list[str]) -> str:
        paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
        return "\n\n".join([*paragraphs, "Subscribe to our newsletter"])

    def _page(self, sentences: list[str]) -> str:
        story = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("home", "world", "sport", "about"))
        return (
            f"<html lang=en><head><title>{sentences[-1]} | Outlet</title></head><body><nav><ul>{menu}</ul></nav>"
            f"<article><h1>{sentences[-1]}</h1>{story}</article><footer>All rights reserved</footer></body></html>"
        )


def write_inbox(folder: Path, n_articles: int, seed: int = 7) -> int:
    """Write ``n_articles`` as JSON lines, plain and packed, and a zip of pages; returns their characters of text."""
    folder.mkdir(parents=True, exist_ok=True)
    n_characters, pages = 0, io.BytesIO()
    with (
        (folder / "a.jsonl").open("wb") as plain,
        gzip.open(folder / "b.jsonl.gz", "wb", compresslevel=1) as packed,
        zipfile.ZipFile(pages, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack,
    ):
        for number, fields in enumerate(islice(Flow(seed).articles(), n_articles)):
            n_characters += len(fields.get("html") or fields["text"])
            if "html" in fields:
                pack.writestr(f"{fields['id']}.html", fields["html"])
            else:
                (plain if number % 2 else packed).write(orjson.dumps(fields) + b"\n")
    (folder / "pages.zip").write_bytes(pages.getvalue())
    return n_characters
