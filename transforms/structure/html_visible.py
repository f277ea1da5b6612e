"""What a reader of the page sees beside the heading; dates also wherever htmldate finds one."""

import re
from datetime import date, datetime

import htmldate
from lxml.html import HtmlElement

from transforms.structure.html_lines import Line, letters
from transforms.structure.publication.dates import Order, read_date
from transforms.structure.publication.lines import labels_other_date, read_line
from transforms.structure.publication.model import DayRange, Evidence

_ABOVE, _BELOW = 3, 6  # lines around a heading: kicker and date above; standfirst, byline, share buttons, date below
_HEADINGS = 20  # headings looked at; a page with more is a list of stories
_LONGEST = 120  # code points of a line that says a date; longer ones are prose about other days
_STAMP = 20  # code points at the start of a heading; a date there is its stamp, one further on is its subject
_SHORTEST_TITLE = 15  # letters; shorter lines ("News") begin many page titles
_FIRST_PAGE = date(1991, 8, 6)  # of the web; a bare date before it is what the page is about
_MAY_BE_DATE = re.compile(r"\d")
#: htmldate takes the clock for its upper bound unless told; transforms know no clock.
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001 - htmldate compares naive datetimes


def heading_dates(lines: list[Line], headline: str | None, order: Order | None) -> list[Evidence]:
    """Dates in the lines beside the heading, the nearest first."""
    texts = [line.text for line in lines]
    titled = _titled(lines, headline)
    stamped = [texts[i] for i in titled if _is_day(texts[i][:_STAMP], order)]
    if stamped:
        return [Evidence("heading date", stamped[0])]
    around = [i for i in _around(lines, titled) if not _is_other(texts, i)]
    found = next((dates for i in around if (dates := _dates(texts[i], order))), [])
    return [e for e in found if e.source != "heading date" or not _is_subject(read_date(e.raw, order), headline, order)]


def texts_around_heading(lines: list[Line], headline: str | None) -> list[str]:
    """The lines beside the heading, the nearest first: kicker, standfirst, byline."""
    return [lines[i].text for i in _around(lines, _titled(lines, headline))]


def search_page(tree: HtmlElement, headline: str | None, order: Order | None) -> list[Evidence]:
    """The day that htmldate finds in the text of the page (it reads mark-up, visible text and file names).

    Not a day that stands in the headline: that is what the story is about.
    """
    on = htmldate.find_date(tree, original_date=True, extensive_search=True, max_date=_LATEST)
    if on is None or _is_subject(read_date(on), headline, order):
        return []
    return [Evidence("page search", on)]


def _titled(lines: list[Line], headline: str | None) -> list[int]:
    title = letters(headline or "")
    return [i for i, line in enumerate(lines) if _is_title(line.key, title)]


def _around(lines: list[Line], titled: list[int]) -> list[int]:
    """Numbers of the lines around those with the headline, then around those that are large; each once."""
    large = [i for i, line in enumerate(lines) if line.opener.tag == "h1"]
    return list(dict.fromkeys(i for at in (titled, large) for i in _beside(at[:_HEADINGS], len(lines))))


def _beside(headings: list[int], n_lines: int) -> list[int]:
    """Numbers of the lines around the headings, by distance; of equal ones that below comes first."""
    steps = sorted([*range(1, _BELOW + 1), *range(-_ABOVE, 0)], key=lambda step: (abs(step), step < 0))
    return [at for step in steps for heading in headings if 0 <= (at := heading + step) < n_lines]


def _dates(line: str, order: Order | None) -> list[Evidence]:
    if len(line) > _LONGEST or not _MAY_BE_DATE.search(line):
        return []
    labelled = [e for e in read_line(line, anywhere=True) if read_date(e.raw, order)]
    if labelled:
        return labelled
    return [Evidence("heading date", line)] if _is_day(line, order) else []


def _is_day(text: str, order: Order | None) -> bool:
    days = read_date(text, order)
    return days is not None and days.is_day and days.from_on >= _FIRST_PAGE


def _is_other(texts: list[str], place: int) -> bool:
    """Whether the line above says that the date is that of something else."""
    return place > 0 and labels_other_date(texts[place - 1])


def _is_subject(days: DayRange | None, headline: str | None, order: Order | None) -> bool:
    """Whether the headline names the day: then the story is about it."""
    about = read_date(headline or "", order)
    return days is not None and about is not None and about.is_day and about.from_on == days.from_on


def _is_title(line: str, headline: str) -> bool:
    """Whether the line is the headline, or the headline with the name of the outlet cut off; both as `letters`."""
    return bool(line) and (line == headline or (len(line) >= _SHORTEST_TITLE and headline.startswith(line)))
