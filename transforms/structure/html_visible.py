"""What a reader of the page sees beside the heading."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from transforms.structure.html_lines import PageLine, letters
from transforms.structure.html_marked import MOSTLY
from transforms.structure.html_subject import Subjects
from transforms.structure.publication.model import DayRange, Evidence
from transforms.structure.publication.posted_lines import label_role, labels_other_date, read_line
from transforms.structure.publication.stamps import is_issue, objection_to_stamp
from transforms.structure.publication.written_dates import Order, read_date

_ABOVE, _BELOW = 3, 6  # lines around a heading: kicker and date above; standfirst, byline, share buttons, date below
_LABELLED = {"published": "posted line", "modified": "updated line"}  # by what the line above says
_NEAR = 3  # lines from a heading in which the classes of elements tell nothing: "event_date", "comments-date", "footer"
_SET_AS_HEADING = frozenset({"h1", "h2", "h3"})
_HEADINGS = 20  # headings looked at; a page with more is a list of stories
_LONGEST = 120  # code points of a line that says a date; longer ones are prose about other days
_STAMP = 20  # code points at the start of a heading; a date there is its stamp, one further on is its subject
_SHORTEST_TITLE = 15  # letters; shorter lines ("News") begin many page titles
_FIRST_PAGE = date(1991, 8, 6)  # of the web; a bare date before it is what the page is about
_EVENT = 2  # lines from the day of an event to its place, in a list of labelled lines
_LABELLED_LINE = re.compile(r"[^\W\d_][\w ]{1,30}:")
#: A line beside a date that makes it the day of an event.
_OF_EVENT = re.compile(r"(?:venue|where|doors|tickets?|admission|rsvp|ort|lieu|lugar)\s*:", re.IGNORECASE)
_MAY_BE_DATE = re.compile(r"\d")


class Visible:
    """What is to be known of a page to judge the dates a reader sees in it."""

    def __init__(
        self,
        lines: list[PageLine],
        headline: str | None,
        paragraph: str,
        order: Order | None,
        others: Mapping[date, str] | None = None,
    ) -> None:
        """``lines``: all visible ones; ``headline`` as declared; ``paragraph``: the first of the story.

        ``others``: days that the page declares as those of something else, with what of.
        """
        self.others = others or {}
        self.lines, self.headline = lines, headline
        self.order: Order | None = order
        self.titled = _titled(lines, headline)
        self.headings = _headings(lines, self.titled)
        self.paragraph = paragraph
        self.story_at = next((i for i, line in enumerate(lines) if paragraph and line.text.startswith(paragraph)), None)
        own = [*self.headings, *([self.story_at] if self.story_at is not None else [])]
        self.subjects = Subjects(lines[i].opener for i in own)

    def event_beside(self, at: int) -> str:
        """What speaks against the date in line ``at`` if a line beside it names the place of an event."""
        reach = _EVENT if _LABELLED_LINE.match(self.lines[at].text) else 1
        beside = (line.text for line in self.lines[max(0, at - reach) : at + reach + 1])
        label = next((match for text in beside if (match := _OF_EVENT.match(text))), None)
        return f"{label[0]!r} stands beside it, so it is of an event" if label else ""


def heading_dates(page: Visible) -> list[Evidence]:
    """Dates in the lines beside the heading, the nearest first, up to the first that may be that of the story.

    Those before it stay with what speaks against them; a change is no publication, so the search goes on behind it.
    A day read two ways and the month of an issue bound the publication if no line names the day.
    """
    lines, order = page.lines, page.order
    stamped = next((text for i in page.titled if _is_day((text := lines[i].text)[:_STAMP], order)), None)
    if stamped:
        return [Evidence("heading date", stamped)]
    found: list[Evidence] = []
    for i in _around(lines, page.titled):
        found += _dates(page, i, is_near=any(abs(i - at) <= _NEAR for at in page.headings))
        if any(not e.objection and e.source != "updated line" and _is_day(e.raw, order) for e in found):
            break
    return found


def texts_around_heading(lines: list[PageLine], headline: str | None) -> list[str]:
    """The lines beside the heading, the nearest first: kicker, standfirst, byline."""
    return [lines[i].text for i in _around(lines, _titled(lines, headline))]


def _titled(lines: list[PageLine], headline: str | None) -> list[int]:
    title = letters(headline or "")
    return [i for i, line in enumerate(lines) if _is_title(line.key, title)]


def _around(lines: list[PageLine], titled: list[int]) -> list[int]:
    """Numbers of the lines around those with the headline, then around those that are large; each once."""
    return list(dict.fromkeys(i for at in (titled, _largest(lines)) for i in _beside(at[:_HEADINGS], len(lines))))


def _headings(lines: list[PageLine], titled: list[int]) -> list[int]:
    """The lines with the headline that do not lead elsewhere, as teasers do that repeat it, and what is set largest."""
    own = [i for i in titled if lines[i].link_share < MOSTLY or lines[i].opener.tag in _SET_AS_HEADING]
    return [*own, *_largest(lines)] or titled


def _largest(lines: list[PageLine]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.opener.tag == "h1"]


def _beside(headings: list[int], n_lines: int) -> list[int]:
    """Numbers of the lines around the headings, by distance; of equal ones that below comes first."""
    steps = sorted([*range(1, _BELOW + 1), *range(-_ABOVE, 0)], key=lambda step: (abs(step), step < 0))
    return [at for step in steps for heading in headings if 0 <= (at := heading + step) < n_lines]


def _dates(page: Visible, at: int, *, is_near: bool) -> list[Evidence]:
    line, order = page.lines[at].text, page.order
    if len(line) > _LONGEST or not _MAY_BE_DATE.search(line):
        return []
    days = read_date(line, order)
    if days is None or days.from_on < _FIRST_PAGE:
        return []
    labelled = [e for e in read_line(line, anywhere=True) if read_date(e.raw, order)]
    found = [*_before_change(line, labelled, order), *labelled] or _bare(page, at, days)
    why = page.subjects.objection_to(page.lines[at].opener, is_near=is_near) if found else ""
    if found and not why and found[0].source == "heading date":
        why = objection_to_stamp(found[0].raw, order) or _label_above(page.lines, at) or _about(days, page, order)
    why = why or (page.event_beside(at) if found else "")
    return [replace(e, objection=why) for e in found]


def _before_change(line: str, labelled: list[Evidence], order: Order | None) -> list[Evidence]:
    """The day before the label of a change, where only that is labelled: "27/08/2019 07h51 Atualizado 28/08/2019"."""
    if not labelled or any(e.source != "updated line" for e in labelled):
        return []
    before = line[: line.find(labelled[0].raw)].strip(" |•·-–—,(")
    return [Evidence("heading date", before)] if _is_day(before, order) else []


def _bare(page: Visible, at: int, days: DayRange) -> list[Evidence]:
    """The date of a line without label, if it names a day, a day that can be read two ways, or an issue."""
    line = page.lines[at].text
    above = label_role(page.lines[at - 1].text) if at else None
    is_evidence = days.precision in ("day", "interval") or is_issue(line, page.order)
    return [Evidence(_LABELLED.get(above or "", "heading date"), line)] if is_evidence else []


def _is_day(text: str, order: Order | None) -> bool:
    days = read_date(text, order)
    return days is not None and days.is_day and days.from_on >= _FIRST_PAGE


def _label_above(lines: list[PageLine], at: int) -> str:
    """What the line above says of the date, if that it is of something else."""
    above = lines[at - 1].text if at else ""
    return f"{above!r} stands above it" if labels_other_date(above) else ""


def _about(days: DayRange, page: Visible, order: Order | None) -> str:
    """What speaks against the day if headline or declared data name it: then the story is about it."""
    if days.is_day and (other := page.others.get(days.from_on)):
        return f"the page declares it as {other}"
    about = read_date(page.headline or "", order)
    is_subject = about is not None and about.is_day and about.from_on == days.from_on
    return "the headline names the day, so the story is about it" if is_subject else ""


def _is_title(line: str, headline: str) -> bool:
    """Whether the line is the headline, or the headline with the name of the outlet cut off; both as `letters`."""
    is_part = len(line) >= _SHORTEST_TITLE and (headline.startswith(line) or headline.endswith(line))
    return bool(line) and (line == headline or is_part)
