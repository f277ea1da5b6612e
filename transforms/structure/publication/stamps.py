"""Whether a line beside a story is a stamp of its day, or speaks of another day."""

import re
from functools import cache

from transforms.lexicons import load_words
from transforms.structure.publication.model import DayRange
from transforms.structure.publication.posted_lines import OTHER_DAY, label_role, other_label
from transforms.structure.publication.written_dates import Order, date_spans

Span = tuple[int, int, DayRange]  # half-open offsets of a date in its line, and what it names

_MOST_WORDS = 16  # beside the date: byline, section, share buttons; more is prose
_SENTENCE = 5  # words beside the date from which on a line that ends as a sentence does is one
_STOP = re.compile(r"(?<![ap]\.m)(?<!\s[A-Z])(?<!Uhr)[.!?。！？]['\"”’)]*$")
_NEXT_SENTENCE = re.compile(r"\w{3}[.!?]\s[A-Z]\w+\s[a-z]")  # "Site founded 1998. Last redesign ..."
_HOURS = re.compile(
    r"\d[:.h]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[–—-]|to|until|till|bis|à|al?)\s?\d{1,2}[:.h]\d\d", re.IGNORECASE
)
_PICTURE = re.compile(r"\([^()]*\w/\w[^()]*\)\W*$")  # "The ferry at its berth, May 4, 2006. (Bo Day/Coast Pictures)"
_ENTRY = re.compile(r"\s*:\s+[^\W_]+\s[^\W\d]")  # "10 October 2015: bomb kills 103", "Weather Sat 9 March: 8 degrees"
_LABEL = re.compile(r"(?:^|[|•·/.;–—-])\s*([^\W\d_][\w ]{1,30})\s?[:：]\s*(?:[^\W\d_]+\.?,?\s)?$")
_QUOTED = re.compile(r"^[—–―]\s*[^\W\d_]")  # "— Jo Marsh on 3 May 2011": whose words stand above
_ISSUE = re.compile(r"(?:issue|edition|ausgabe|heft|numéro|número|vol(?:ume)?|no|nr|the|[\W\d_]+)*", re.IGNORECASE)


def objection_to_stamp(line: str, order: Order | None = None) -> str:
    """Why the day in the line is not that on which the story beside it appeared; "" if it may be."""
    text = " ".join(line.split())
    spans = date_spans(text, order)
    return _of_label(text, spans) or _of_days(spans) or _of_hours(text) or _of_words(text, spans)


def _of_label(text: str, spans: list[Span]) -> str:
    if label := other_label(text):
        return f"{label!r} {OTHER_DAY}"
    label = _LABEL.search(text[: spans[0][0]]) if spans else None
    return f"{label[1]!r} may say of what else it is the day" if label and label_role(label[1]) is None else ""


def _of_days(spans: list[Span]) -> str:
    return "the line names several days" if len({days for _, _, days in spans if days.is_day}) > 1 else ""


def _of_hours(text: str) -> str:
    return "it says from when to when something lasts" if _HOURS.search(text) else ""


def _of_words(text: str, spans: list[Span]) -> str:
    n_words = len(re.findall(r"[^\W\d_]+", " ".join(_between(text, spans))))
    is_prose = _STOP.search(text) and (n_words >= _SENTENCE or _NEXT_SENTENCE.search(text))
    if n_words > _MOST_WORDS or is_prose:
        return "it stands in a sentence"
    if spans and (placed := _placed().search(text[: spans[0][0]])):
        return f"{placed[1]!r} stands before it"
    if _PICTURE.search(text):
        return "it is of a picture"
    if n_words > 1 and _QUOTED.match(text):
        return "it says who was quoted"
    if spans and n_words > 1 and _ENTRY.match(text, spans[0][1]) and label_role(text[: spans[0][0]]) is None:
        return "the line tells what happened on the day"
    return ""


@cache
def _placed() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_words("span_prepositions", "mul")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})\s+(?:[^\W\d_]+\.?,\s?)?$", re.IGNORECASE)


def is_issue(line: str, order: Order | None = None) -> bool:
    """Whether the line is the month of an issue and nothing else: "April 2021 issue"."""
    text = " ".join(line.split())
    spans = date_spans(text, order)
    rest = _between(text, spans)
    return len(spans) == 1 and all(_ISSUE.fullmatch(piece) for piece in rest)


def _between(text: str, spans: list[Span]) -> list[str]:
    """What stands around the spans."""
    ends = [0, *(end for _, end, _ in spans)]
    starts = [*(start for start, _, _ in spans), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]
