"""Raw records as one kind of source: text with what record, page and address declare about it."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from transforms.structure.html import Page
from transforms.structure.markup import plain_texts, plain_titles
from transforms.structure.outlet import outlet_of
from transforms.structure.page_time import PAGE_SECONDS, read_page_in_time
from transforms.structure.placeholders import without_placeholders
from transforms.structure.publication import Order
from transforms.structure.publication.model import Evidence
from transforms.structure.site_name import headlines

#: One row a raw record, in its order. `problem`: "<code>: <detail>" if there is no text to look at.
SOURCES = pl.Schema(
    {
        "row": pl.Int64,
        "record_id": pl.String,
        "text": pl.String,
        "is_bare": pl.Boolean,  # delivered as text, so menus may stand in it; a page's main text is found already
        "title": pl.String,
        "url": pl.String,
        "outlet": pl.String,
        "author": pl.String,
        "language": pl.String,
        "license": pl.String,
        "published": pl.String,
        "problem": pl.String,
    }
)

#: Soft hyphen, zero-width space, word joiner, byte order mark. Joiners stay: Persian, Indic scripts, emoji need them.
_INVISIBLE = "[\u00ad\u200b\u2060\ufeff]"

#: Lines that reading a page took out of its main text; `line_number` counts the visible lines of the page.
PAGE_FURNITURE = pl.Schema({"row": pl.Int64, "line_number": pl.Int64, "text": pl.String, "reason": pl.String})


class Sources(NamedTuple):
    """The frame, what pages say about their date, by row, and what was taken out of their text (PAGE_FURNITURE)."""

    frame: pl.DataFrame
    page_dates: Mapping[int, tuple[Evidence, ...]]
    page_orders: Mapping[int, Order | None]
    page_furniture: pl.DataFrame


def read_sources(raw: pl.DataFrame, page_seconds: float = PAGE_SECONDS) -> Sources:
    """Records as SOURCES; what the record itself says wins over what its page declares.

    ``page_seconds`` of CPU time are given to each page.
    """
    frame = raw.with_row_index("row").with_columns(
        pl.col("row").cast(pl.Int64),
        *(_filled(name) for name in ("title", "url", "outlet", "author", "language", "published")),
        is_bare=pl.lit(value=True),
        license=pl.lit(None, pl.String),
        problem=pl.col("reason"),
    )
    pages = {
        row: read_page_in_time(html, url, page_seconds)
        for row, html, url in frame.filter(pl.col("html").is_not_null() & pl.col("reason").is_null())
        .select("row", "html", "url")
        .iter_rows()
    }
    fetched = {row: (Evidence("record crawled", day),) for row, day in _crawled(frame).iter_rows()}
    merged = _merged(frame.with_columns(_plain(frame)), pages).with_columns(
        outlet=outlet_of(pl.col("outlet"), pl.col("url")),
        author=pl.col("author").str.replace(r"^(?i:by)[:\s]\s*", ""),
        text=_seen("text"),
        title=_seen("title").str.replace_all(r"\s+", " "),
    )
    merged = merged.with_columns(headlines(merged["title"], merged["outlet"], merged["url"]))
    problem = pl.coalesce("problem", pl.when(~_has_text()).then(_no_text()))
    return Sources(
        merged.with_columns(problem=problem).select(SOURCES.names()).cast(SOURCES),
        {row: (*page.dates, *fetched.get(row, ())) for row, page in pages.items()},
        {row: page.order for row, page in pages.items()},
        _page_furniture(pages),
    )


def _plain(frame: pl.DataFrame) -> list[pl.Series]:
    """Text fields of the records without the mark-up that feeds and exports leave in them."""
    return [plain_texts(frame["text"]), *(plain_titles(frame[name]) for name in ("title", "outlet", "author"))]


def _crawled(frame: pl.DataFrame) -> pl.DataFrame:
    """`row, crawled`: when a page was fetched, as its archive says (WARC-Date)."""
    fetched = frame.select("row", crawled=pl.col("extra").str.json_path_match("$.crawled"))
    return fetched.filter(pl.col("crawled").is_not_null())


def _page_furniture(pages: Mapping[int, Page]) -> pl.DataFrame:
    rows = [(row, line.line_number, line.text, line.reason) for row, page in pages.items() for line in page.furniture]
    return pl.DataFrame(rows, PAGE_FURNITURE, orient="row")


def _filled(name: str) -> pl.Expr:
    return without_placeholders(pl.col(name)).alias(name)


def _seen(name: str) -> pl.Expr:
    """The column without the characters that only say where a line may break: they hide words from every rule."""
    return pl.col(name).str.replace_all(_INVISIBLE, "")


def _has_text() -> pl.Expr:
    return (pl.col("text").str.strip_chars() != "").fill_null(value=False)


def _no_text() -> pl.Expr:
    return pl.concat_str(pl.lit("no_text: the record has no text"), declared_fields())


def declared_fields() -> pl.Expr:
    """What a reason adds about the fields of a record, "; it has title, url": which other fields of SOURCES are filled,
    for the reason of a failure.
    """
    names = ("title", "url", "published", "author")
    held = pl.concat_list(pl.when(pl.col(name).is_not_null()).then(pl.lit(name)) for name in names).list.drop_nulls()
    return pl.when(held.list.len() > 0).then(pl.format("; it has {}", held.list.join(", "))).otherwise(pl.lit(""))


def _merged(frame: pl.DataFrame, pages: Mapping[int, Page]) -> pl.DataFrame:
    """The records with the fields of their pages where the record itself has none."""
    if not pages:
        return frame
    columns = ("text", "headline", "url", "outlet", "author", "language", "license", "problem")
    read = [{"row": row, **{f"page_{name}": getattr(page, name) for name in columns}} for row, page in pages.items()]
    schema = {"row": pl.Int64, **{f"page_{name}": pl.String for name in columns}}
    joined = frame.join(pl.DataFrame(read, schema), on="row", how="left", maintain_order="left")
    is_page = pl.col("html").is_not_null()
    same = ("url", "outlet", "author", "language", "license", "problem")
    return joined.with_columns(
        *(pl.coalesce(name, f"page_{name}").alias(name) for name in same),
        title=pl.coalesce("title", "page_headline"),
        text=pl.when(is_page).then("page_text").otherwise("text"),
        is_bare=~is_page,
    )
