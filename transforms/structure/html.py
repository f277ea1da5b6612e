"""Reads a web page: main text, and what it declares of itself before anything is guessed."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lxml.etree import XPath  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
from lxml.html import HtmlElement

from transforms.structure import jsonld, metadata
from transforms.structure.credits import author_of
from transforms.structure.html_dates import page_dates
from transforms.structure.html_lines import PageLine, letters, visible_lines
from transforms.structure.html_order import date_order
from transforms.structure.html_search import search_page
from transforms.structure.html_text import Removed, main_text
from transforms.structure.html_tree import parse
from transforms.structure.html_visible import Visible, heading_dates, texts_around_heading
from transforms.structure.markup import without_markup
from transforms.structure.placeholders import is_account, is_placeholder
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.posted_lines import OTHER_DAY
from transforms.structure.publication.read_evidence import read_evidence
from transforms.structure.publication.written_dates import Order, read_date
from transforms.structure.site_name import headed, without_site_name

_MOST_ELEMENTS = 150_000  # some ten seconds of work; the longest pages of encyclopaedias have 50,000


_BLOCK_END = re.compile(r"</p>|<br\s*/?>", re.IGNORECASE)
_LITTLE = 400  # code points: what is extracted may be no more than a caption or a prompt
_MUCH_MORE = 3  # times as long
_n_elements = XPath("count(/descendant::*)")
_SHORT = 2_000  # code points: what is longer is extracted with its paragraphs


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read; `problem` is "<code>: <detail>" if no text was found, the metadata may stand nonetheless."""

    text: str = ""  # the story, a paragraph a line, without its headline
    headline: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None  # ISO 639-1, as declared
    description: str | None = None
    license: str | None = None
    dates: tuple[Evidence, ...] = ()
    furniture: tuple[Removed, ...] = ()  # lines taken out of the text, with the reason
    order: Order | None = None  # how its language writes numeric dates
    problem: str | None = None


def read_page(html: str, url: str | None = None) -> Page:
    """The story of a page with its declared metadata; never raises on mark-up, whatever it holds."""
    tree = parse(html)
    if tree is None:
        return Page(url=url, problem="no_markup: the page holds no element")
    n_elements = int(_n_elements(tree))
    if n_elements > _MOST_ELEMENTS:
        return Page(url=url, problem=f"page_too_large: {n_elements} elements, at most {_MOST_ELEMENTS} are read")
    declared, lines = metadata.read_meta(tree), list(visible_lines(tree))
    address = _address(tree, declared, url)
    language = metadata.declared_language(tree, declared)
    scripts = jsonld.read_scripts(tree)
    story, others = jsonld.read_objects(scripts, _titles(tree, declared, lines), address)
    outlet = metadata.first(declared, "outlet") or jsonld.plain(story.get("publisher"))
    headline = _headline(tree, declared, story, [outlet, address], lines)
    order = date_order(language, metadata.declared_locale(tree, declared), address, lines)
    text, furniture = main_text(tree, headline, lines)
    text = _in_lines(_fuller(text, _declared_text(story)), lines)
    visible = Visible(lines, headline, text.partition("\n")[0], order, _days_of_others(scripts))
    told = page_dates(tree, scripts, story, declared, address, visible.subjects)
    return Page(
        text=text,
        headline=headline,
        url=address,
        outlet=outlet,
        author=_author(declared, story) or author_of(texts_around_heading(lines, headline)),
        language=language,
        description=metadata.first(declared, "description"),
        license=_license(tree, declared, story),
        dates=_dates(tree, [*told, *_refused(others)], visible),
        furniture=tuple(furniture),
        order=order,
        problem=None if text else "no_text: no main text found in the page",
    )


def _dates(tree: HtmlElement, declared_dates: list[Evidence], page: Visible) -> tuple[Evidence, ...]:
    """Declared dates and those beside the heading; the whole page is searched only if none of them is a day."""
    found = [*declared_dates, *heading_dates(page)]
    if not any(not e.objection and read_evidence(e, page.order).gives_day for e in found):
        found += search_page(tree, page)
    return tuple(dict.fromkeys(_doubted(found, page.order)))


def _refused(others: list[tuple[str, str]]) -> list[Evidence]:
    return [Evidence("json-ld datePublished", raw[:100], objection=f"it is of {what}") for raw, what in others]


def _doubted(found: list[Evidence], order: Order | None) -> list[Evidence]:
    """``found``, with an objection to the day of the address where a label of the page says of what else it is."""
    other = [read_evidence(e, order).days for e in found if OTHER_DAY in e.objection]
    why = f"a label of the page {OTHER_DAY}"
    is_doubted = [e.source == "url path" and read_evidence(e, order).days in other for e in found]
    return [replace(e, objection=why) if doubted else e for e, doubted in zip(found, is_doubted, strict=True)]


def _days_of_others(scripts: list[jsonld.Script]) -> dict[date, str]:
    named = ((read_date(raw), what) for raw, what in jsonld.days_of_others(scripts).items())
    return {days.from_on: what for days, what in named if days is not None and days.is_day}


def _fuller(text: str, told: str) -> str:
    """The extracted text, or what the page declares if that is much more, or the same with its paragraphs."""
    is_much_more = len(text) < _LITTLE and len(told) > _MUCH_MORE * len(text)
    is_same = "\n" in told and "\n" not in text and letters(told) == letters(text)
    return told if is_much_more or is_same else text


def _in_lines(text: str, lines: list[PageLine]) -> str:
    """The extracted text by the lines of the page that it is made of: of short pages extraction makes one line."""
    if not text or "\n" in text or len(text) > _SHORT:
        return text
    wanted = letters(text)
    told = [line for line in lines if line.key]
    for start in range(len(told)):
        joined, end = "", start
        while end < len(told) and wanted.startswith(joined + told[end].key):
            joined, end = joined + told[end].key, end + 1
        if joined == wanted:
            return "\n".join(line.text for line in told[start:end])
    return text


def _declared_text(story: jsonld.JsonObject) -> str:
    """The text that the page declares, for pages whose story a script puts in place; "" if it declares none."""
    declared = jsonld.plain(story.get("articleBody")) or ""
    lines = (without_markup(line) for line in _BLOCK_END.sub("\n", declared).splitlines())
    return "\n".join(line for line in lines if line)


def _address(tree: HtmlElement, declared: metadata.Declared, url: str | None) -> str | None:
    """The canonical address if it is a full one, else the one it was fetched from."""
    for address in (metadata.link(tree, "canonical"), metadata.first(declared, "url"), url):
        if address and address.startswith(("http://", "https://")):
            return address
    return url


def _headline(
    tree: HtmlElement,
    declared: metadata.Declared,
    story: jsonld.JsonObject,
    site: list[str | None],
    lines: list[PageLine],
) -> str | None:
    """The declared title as plain text, without the name of the site, which ``site`` or a heading tells apart.

    <title> is written for search engines: where nothing else is declared, the one heading over the story is its title.
    """
    named = [jsonld.plain(story.get("headline")), *metadata.values(declared, "headline")]
    plain = [text for title in [*named, metadata.page_title(tree)] if title and (text := without_markup(title))]
    headings = list(dict.fromkeys(_largest_headings(lines))) or plain[1:]
    headline = without_site_name(plain[0], site, headings) if plain else None
    return headline if any(named) else headed(headline, headings, site)


def _largest_headings(lines: list[PageLine]) -> list[str]:
    """The text of each <h1>, whose lines <br> ends."""
    found: list[list[str]] = []
    for line in lines:
        if line.opener.tag == "h1":
            found.append([line.text])
        elif found and line.opener.tag == "br" and any(True for _ in line.opener.iterancestors("h1")):
            found[-1].append(line.text)
    return [" ".join(texts) for texts in found]


def _titles(tree: HtmlElement, declared: metadata.Declared, lines: list[PageLine]) -> list[str]:
    """How the page names its story outside of JSON-LD."""
    title = metadata.page_title(tree)
    headings = _largest_headings(lines)
    return [*metadata.values(declared, "headline"), *([title] if title else []), *headings]


def _author(declared: metadata.Declared, story: jsonld.JsonObject) -> str | None:
    """Names only: addresses of profile pages, which og:article:author often holds, are no author."""
    candidates = [jsonld.names(story.get("author")), *metadata.values(declared, "author")]
    names = (without_markup(name) for name in candidates if name and "://" not in name)
    return next((name for name in names if not is_placeholder(name) and not is_account(name)), None)


def _license(tree: HtmlElement, declared: metadata.Declared, story: jsonld.JsonObject) -> str | None:
    return jsonld.plain(story.get("license")) or metadata.first(declared, "license") or metadata.link(tree, "license")
