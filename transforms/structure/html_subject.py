"""Of what a date in a page is: of the story under the page's heading, or of something else that stands on the page."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from transforms.lexicons import load_table
from transforms.structure.html_lines import letters

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_TEASER = 20  # letters of a link; shorter ones are sections, authors, share buttons
_MOST_LEVELS = 40
_MOST_HEADINGS = 50
_MOST_ROWS = 20
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 3  # elements around a date that may be set as a heading
_OTHER = "another story"
_FOOT = "the foot of the page"
_VISIT = "the head of the site, which shows the day of a visit"
_WEATHER = "the weather"
_BOX = "a box with a heading of its own"
_STORY_TAGS = frozenset({"article", "main"})
_ENTRIES = frozenset({"li", "p", "td", "dd", "dt"})  # that hold a date and a link, in a list of stories
_STORY = frozenset({"article", "entry", "hentry", "post", "story"})  # words in the class of a story, or of its own foot
_PICTURES = {"figure": "a picture", "figcaption": "a picture", "blockquote": "a quotation"}
_TYPE = re.compile(r"(Comment|Event|Product|Offer|Review|VideoObject|ImageObject|Person|Organization)\b")


class Subjects:
    """Tells whose date an element holds."""

    def __init__(self, heads: Iterable[HtmlElement]) -> None:
        """``heads``: the elements that hold the headline of the page, or the first paragraph of its story."""
        heads = list(heads)
        self._around: set[HtmlElement] = {a for e in heads for a in (e, *e.iterancestors())}
        self._titles = {letters(_text(e)) for e in heads}

    def objection_to(self, element: HtmlElement, *, is_near: bool = False) -> str:
        """Why a date in the element is not of the story; "" if nothing speaks against it.

        ``is_near``: it stands directly beside the heading, where only a picture, a quotation and the head of the site,
        which shows the day of the visit, have days of their own.
        """
        if is_near and (title := self._listed(element.getparent())):
            return f"it stands under another heading, {title[:60]!r}"
        for level, around in enumerate((element, *element.iterancestors())):
            if level == 0 and around.tag in _ENTRIES and (title := _linked_title(around, self._titles)):
                return f"it stands beside a link to another story, {title[:60]!r}"
            if level > _MOST_LEVELS or around in self._around or around.tag in ("body", "html"):
                break
            if subject := self._near_subject(around) if is_near else self._subject(around):
                return f"it is of {subject}"
            if why := _of_container(around):
                return why
            if not is_near and (other := self._other_heading(around, element)):
                return f"it stands under another heading, {other[:60]!r}"
        return ""

    def _listed(self, around: HtmlElement | None) -> str | None:
        """The first heading in ``around`` if that is the link to another story: an entry of a list of stories."""
        heading = next(around.iter(*HEADINGS), None) if around is not None else None
        return None if heading is None else _linked_title(heading, self._titles)

    def _near_subject(self, around: HtmlElement) -> str | None:
        if around.tag == "aside" and any(True for _ in around.iter(*HEADINGS)):
            return _BOX
        said = (_subjects().get(word) for word in _words(around))
        subject = next((each for each in said if each in (_VISIT, _WEATHER)), None)
        return subject or (_VISIT if self._is_head_of_site(around) else _PICTURES.get(around.tag))

    def _is_head_of_site(self, around: HtmlElement) -> bool:
        """Whether it is a <header> that belongs to the page and not to the story in it."""
        is_apart = around.tag == "header" and bool(self._around)
        return is_apart and not any(each.tag in _STORY_TAGS for each in around.iterancestors())

    def _subject(self, around: HtmlElement) -> str | None:
        """What tag, class and id say the element is of; that it is of another story only if it names one."""
        found = [_subjects()[word] for word in (around.tag, *_words(around)) if word in _subjects()]
        return next((each for each in found if self._is_about(each, around)), None)

    def _is_about(self, subject: str, around: HtmlElement) -> bool:
        """Whether ``around`` is of the subject that its name says: another story has a title, a story its own foot."""
        if subject == _OTHER:
            return _has_title(around)
        return subject != _FOOT or not self._is_own_foot(around)

    def _is_own_foot(self, around: HtmlElement) -> bool:
        parent = around.getparent()
        return not _STORY.isdisjoint(_words(around)) or (
            parent is not None and parent in self._around and not _STORY.isdisjoint((parent.tag, *_words(parent)))
        )

    def _other_heading(self, around: HtmlElement, element: HtmlElement) -> str | None:
        """The first heading or linked title in ``around``, which does not hold the heading of the page."""
        if around.tag == "a":  # a date that is a link is one to its own story
            return _text(around) if letters(_text(around)) != letters(_text(element)) else None
        if not self._around:
            return None
        inner = next((e for e in islice(around.iter(*HEADINGS, "a"), _MOST_HEADINGS) if _is_heading(e, element)), None)
        return None if inner is None else _text(inner)


def _of_container(around: HtmlElement) -> str:
    """What a table, or the declared type of an element, says of the dates in it."""
    if around.tag == "tr" and _has_other_days(around):
        return "it stands in a table of several days"
    item = _TYPE.search(around.get("itemtype") or "")
    return f"it is of a {item[1]}" if item else ""


def _has_other_days(row: HtmlElement) -> bool:
    """Whether other rows of the table hold a year too."""
    table = row.getparent()
    rows = islice(table.iterchildren("tr"), _MOST_ROWS) if table is not None else ()
    return sum(_YEAR.search(_text(each)) is not None for each in rows) > 1


def _is_heading(inner: HtmlElement, element: HtmlElement) -> bool:
    """Whether ``inner`` is the heading or the linked title of a story, and not the date itself set as a heading."""
    if inner.tag == "a":
        return _is_linked_title(inner)
    return inner is not element and all(each is not inner for each in islice(element.iterancestors(), _NEAR))


def _is_linked_title(link: HtmlElement) -> bool:
    text = _text(link)
    if len(letters(text)) < _TEASER or len(text.split()) <= 3:
        return False
    n_of_times = sum(len(letters(_text(each))) for each in link.iter("time"))  # a link to the story by its days
    return len(letters(text)) - n_of_times >= _TEASER


def _linked_title(around: HtmlElement, own: set[str]) -> str | None:
    """The text of the first link to a story that is not the page's ``own``."""
    links = (e for e in islice(around.iter("a"), _MOST_HEADINGS) if _is_linked_title(e))
    return next((text for link in links if letters(text := _text(link)) not in own), None)


def _has_title(around: HtmlElement) -> bool:
    """Whether the element holds a heading or a linked title."""
    return any(e.tag != "a" or _is_linked_title(e) for e in islice(around.iter(*HEADINGS, "a"), _MOST_HEADINGS))


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def class_words(element: HtmlElement) -> frozenset[str]:
    """Words in the classes and ids of the element and of the one around it."""
    parent = element.getparent()
    return frozenset([*_words(element), *(_words(parent) if parent is not None else ())])


def _words(element: HtmlElement) -> list[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return [word.lower() for word in _CLASS_WORD.findall(names)]


@cache
def _subjects() -> dict[str, str]:
    return {row["word"]: row["subject"] for row in load_table("date_subjects", "mul")}
