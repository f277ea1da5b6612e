"""Context checks: whether the words around a candidate make it a temporal expression ("may", "march", "a week")."""

import re
from collections.abc import Callable

from transforms.temporal.counts import is_clause, is_count, is_reached, is_time_of_day
from transforms.temporal.cycles import Cyclic
from transforms.temporal.dates_in_names import is_club, is_first_name, is_person, is_place_or_group
from transforms.temporal.length import Length
from transforms.temporal.meaning import Fixed, Timex
from transforms.temporal.surroundings import Surroundings, cues, ends, followed_by, led_by
from transforms.temporal.tense import direction

_NOT_LETTER = re.compile(r"[^a-z]+")
#: "Week 35 (29 August - 4 September)"
_ITS_DAYS = re.compile(r" ?\((?:\d\d? ?(?:[-–—]|to|[A-Z])|[A-Z][a-z]{2,8}\.? \d)")
_RECORDS = ("the minutes", "minutes")
#: "The minutes of the meeting", "the minutes were approved": what a meeting is recorded in.
_RECORDED = re.compile(
    r" (?:of|from) (?:the|its|our|a|that|this) [\w ]*(?:meetings?|sessions?|committee|council|board|assembly)\b"
    r"| (?:were|was|be|are|is) (?:\w+ )?(?:approved|adopted|signed|read|agreed|accepted|published|released|confirmed)"
)
_COMPASS = re.compile(r" [NSEW]\. [A-Z]")  # "2012 N. Broadway"
_ADDRESS_WORDS = 4  # after the number of a house, up to the kind of its street
_CALENDAR_WEEK = re.compile(r"\b(?:epi|epidemic|epidemiological|calendar|iso|surveillance)[ -]$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[^\s-]+")
_LOWER = re.compile(r"(?<![\w'’])(?!with|from|over|after|into|amid|until|than|that)[a-z]{4,}")
_SPACED = re.compile(r"-\s+\d+(?:st|nd|rd|th)?$", re.IGNORECASE)
#: "About 1900 trees", but not "around 1900 was".
_PLURAL = re.compile(r" (?!this|was|has|is|its|as|does)[a-z]+s\b(?! of )")
_ERA = re.compile(r"\b(?:AD|CE|A\.D\.|C\.E\.|Anno)(?!\w)")  # in capitals: "an ad 30 seconds long"
#: "The plague of 1665 killed", but not "a total of 1665 killed".
_EVENT_OF = re.compile(r"(?<!\btotal)(?<!\btoll)(?<!\bnumber)(?<!\bcount)(?<!\btally)(?<!\bsome)(?<!\bone) of $")
_MOST_DAYS = 31
_SURE_YEARS = range(1900, 2051)


def _is_name(at: Surroundings) -> bool:
    """A capital inside a sentence ("the Days Inn"); text in capitals says nothing."""
    words, before = at.text.split(), at.before.rstrip()
    begins = len(words) == 1 and before[-1:] in ("", ".", "!", "?", '"', "“", ":", "-")
    return words[-1][:1].isupper() and not at.text.isupper() and not begins


def _is_title(at: Surroundings) -> bool:
    """Whether words of time are the title of a work or programme, as in "60 Minutes", "This Week": a capital that the
    words around it do not share, as those of headlines do.
    """
    if at.text.islower() or at.text.isupper() or not _LAST_WORD.findall(at.text)[-1][:1].isupper():
        return False
    return _LOWER.search(at.before) is not None or _LOWER.search(at.after) is not None


def _is_surname(at: Surroundings) -> bool:
    """Whether a month or holiday is a surname, as in "Hani Ramadan", "Ramadan al-Masri"."""
    words = at.before.split()
    is_called = bool(words) and words[-1].istitle() and words[-1].isalpha() and not led_by("season", at)
    return is_called or is_first_name(at) or at.after.startswith((" al-", " el-"))


def _holiday(at: Surroundings, timex: Timex) -> bool:
    """Not "Hani Ramadan", not "Thanksgiving Square"."""
    is_place = at.word_after[:1].isupper() and at.word_after.lower() in cues()["holiday", "notafter"]
    return not is_place and (at.text.lower() not in cues()["holiday", "ambiguous"] or not _is_surname(at))


def _days(at: Surroundings, timex: Timex) -> bool:
    """Not "March 13 - 15 people", which a dateline may end in."""
    return not _SPACED.search(at.text) or _stands(at, timex)


def _month(at: Surroundings, timex: Timex) -> bool:
    """Full names by themselves; May, March and abbreviations after a word that leads to a date."""
    name = at.text.rstrip(".").lower()
    if name in cues()["month", "ambiguous"] or len(name) < 4:
        if at.text.isupper():  # a text in capitals: "MAY OR MAY NOT", "DURING THE MARCH"
            return led_by("upper", at) and not followed_by("upper", at)
        capital = at.text[:1].isupper()
        is_short = at.text.endswith(".") and len(name) < 4
        return capital and (is_short or (led_by("month", at) and not is_first_name(at)))
    return name not in cues()["month", "firstname"] or not is_person(at)


def _month_day(at: Surroundings, timex: Timex) -> bool:
    """With a number or a shift "may" and "march" need but their capital."""
    if isinstance(timex.meaning, Cyclic) and is_place_or_group(at):
        return False
    is_verb = at.text.isupper() and at.word_after.lower() in cues()["month", "notafter"]  # "THIS MAY HAVE BEEN"
    return not is_verb and cues()["month", "ambiguous"].isdisjoint(_WORD.findall(at.text))


def _is_address(at: Surroundings) -> bool:
    """Whether a number is one of a house or block, as in "the 2000 North block", "at 1950 Oak Street": numbers of
    houses.
    """
    if _COMPASS.match(at.after):
        return True
    listed = cues()
    ways = listed["address", "block"] | (listed["address", "street"] if led_by("address", at) else frozenset())
    for word in at.after.split()[:_ADDRESS_WORDS]:
        if word.strip(".,;:)").lower() in ways:
            return True
        if word.endswith(",") or not (word[0].isupper() or word[0].isdigit() or word == "and"):
            return False
    return False


def _can_be_year(at: Surroundings) -> bool:
    listed = cues()
    is_event = at.word_after in cues()["event_of_year", "after"] and _EVENT_OF.search(at.before) is not None
    is_counted = at.word_after.lower() in listed["year", "notafter"] and not _opens(at) and not is_event
    is_counted = is_counted or at.word_before in listed["year", "notbefore"]
    return not is_counted and not at.before.endswith(("$", "£", "€", "#", "-", "/"))


def _opens(at: Surroundings) -> bool:
    """Whether "In" and a number open a sentence, as in "In 1987 soldiers seized power": what opens a sentence with "In"
    tells when; a round number may count.
    """
    return at.before.endswith("In ") and not at.text.endswith("00")


def _is_model(at: Surroundings) -> bool:
    """Whether a year is that of a model, as in "a 2005 Toyota", but "in 1998 Ford said"."""
    return at.word_after.lower() in cues()["year", "model"] and at.word_before not in cues()["year", "notmodel"]


def _year(at: Surroundings, timex: Timex) -> bool:
    """Four digits: a year after a word that leads to one; by themselves if likely and nothing is counted."""
    is_counted = is_reached(at) and (ends(at) or followed_by("stands", at))  # but "rose to 1985 levels"
    if is_counted or not _can_be_year(at) or _is_address(at) or _is_model(at):
        return False
    if led_by("year", at):
        return True
    year = timex.meaning.period.start.year if isinstance(timex.meaning, Fixed) else 0
    return year in _SURE_YEARS and not at.text.startswith(("'", "’"))  # "in '68", but not "'68"


def _season(at: Surroundings, timex: Timex) -> bool:
    """Not "will rise or fall", not "Winter Haven"."""
    is_verb = at.text.lower() in cues()["theseason", "ambiguous"] and at.word_before in cues()["season", "notverb"]
    return led_by("season", at) and not is_verb and not is_first_name(at)


def _the_season(at: Surroundings, timex: Timex) -> bool:
    if at.text.lower().split()[-1] in cues()["theseason", "ambiguous"]:
        return led_by("theseason", at) and at.word_after.lower() not in cues()["theseason", "notafter"]
    return at.word_after.lower() != "of"


def _a_unit(at: Surroundings, timex: Timex) -> bool:
    """Whether "a" and a unit are a length: "for a week", "a week after"; the rest are rates."""
    if isinstance(timex.meaning, Length) and timex.meaning.unit in ("Q", "TS"):
        return False
    return led_by("aunit", at) or (followed_by("aunit", at) and not ends(at))


def _length(at: Surroundings, timex: Timex) -> bool:
    """Not "three quarters of the town" but "two straight quarters of growth", not "two second prizes"."""
    unit = timex.meaning.unit if isinstance(timex.meaning, Length) else ""
    if _is_title(at):
        return False
    if unit == "Q":
        return at.word_after.lower() != "of" or not cues()["quarters", "counted"].isdisjoint(at.text.lower().split())
    return not (unit == "TS" and at.text.lower().endswith("second") and "-" not in at.text)


def _the_unit(at: Surroundings, timex: Timex) -> bool:
    return at.word_after.lower() not in cues()["theday", "notafter"]


def _short_weekday(at: Surroundings, timex: Timex) -> bool:
    return at.text[:1].isupper() and led_by("wdabbr", at) and not is_first_name(at)


def _soon(at: Surroundings, timex: Timex) -> bool:
    """What is still to come: "that soon became" and "was soon released" are told."""
    listed = cues()
    if at.word_before in listed["soon", "notbefore"] or at.word_after.lower() in listed["soon", "notafter"]:
        return False
    around, start = f"{at.before}{at.text}{at.after}".lower(), len(at.before)
    return direction(around, start, start + len(at.text)) != "past"


def _decade(at: Surroundings, timex: Timex) -> bool:
    """Not somebody's age ("in his 40s"), not the weather ("highs in the 80s")."""
    listed = cues()
    near = _NOT_LETTER.split(f"{at.before} {at.after}".lower())
    return at.word_before not in listed["decade", "notbefore"] and listed["decade", "weather"].isdisjoint(near)


def _units(at: Surroundings, timex: Timex) -> bool:
    """Not "Days Inn", "both years", "a matter of days", "on days when"."""
    is_idle = at.before.endswith("matter of ") or at.word_after in cues()["units", "notafter"]
    if at.text.lower() in _RECORDS and _RECORDED.match(at.after):
        return False
    return not _is_name(at) and not is_idle and at.word_before not in cues()["units", "notbefore"]


def _short_year(at: Surroundings, timex: Timex) -> bool:
    """Whether two digits behind a month are a year, as in "13 JAN 90", "12 Sept 04", "3 Aug 96 in Rome", but not "on 3
    Aug 96 people fled".
    """
    digits = at.text.split()[-1]
    is_sure = at.text.isupper() or digits.startswith("0") or ends(at)
    return is_sure or (int(digits) > _MOST_DAYS and followed_by("stands", at))


def _half_year(at: Surroundings, timex: Timex) -> bool:
    """Whether words of business make it half a year: "Revenue grew in the first half", but not "scored in the first
    half".
    """
    return not cues()["halfyear", "near"].isdisjoint(_NOT_LETTER.split(f"{at.before} {at.after}".lower()))


def _week_number(at: Surroundings, timex: Timex) -> bool:
    """Whether a week is one of the calendar: "epi week 9", "In week 9, 412 cases", but not "week 9 of the strike", "a
    win in Week 9", and not "at week 24" of a trial.
    """
    if at.word_after == "of":
        return False
    if _CALENDAR_WEEK.search(at.before) or _ITS_DAYS.match(at.after):
        return True
    near = _NOT_LETTER.split(f"{at.before} {at.after}".lower())
    return at.word_before not in cues()["weekno", "notbefore"] and not cues()["weekno", "near"].isdisjoint(near)


def _stands(at: Surroundings, timex: Timex) -> bool:
    return ends(at) or followed_by("stands", at)


CHECKS: dict[str, Callable[[Surroundings, Timex], bool]] = {
    "month": _month,
    "monthday": _month_day,
    "year": _year,
    "season": _season,
    "theseason": _the_season,
    "aunit": _a_unit,
    "length": _length,
    "theunit": _the_unit,
    "soon": _soon,
    "decade": _decade,
    "stands": _stands,
    "shortyear": _short_year,
    "faryear": _stands,
    "anno": lambda at, timex: _ERA.search(at.text) is not None,
    "halfyear": _half_year,
    "dotted": lambda at, timex: not is_clause(at),
    "oclock": lambda at, timex: is_time_of_day(at),
    "weekday": lambda at, timex: not is_club(at),
    "clock": lambda at, timex: led_by("clock", at),
    "digits": lambda at, timex: led_by("hours", at) and not is_count(at),
    "hours": lambda at, timex: led_by("hours", at),
    "age": lambda at, timex: followed_by("lasting", at),
    "units": _units,
    "recent": lambda at, timex: at.word_before not in cues()["recent", "notbefore"],
    "yearend": lambda at, timex: True,
    "days": _days,
    "noday": lambda at, timex: _stands(at, timex) and _month_day(at, timex),
    "title": lambda at, timex: not _is_title(at),
    "window": lambda at, timex: not at.after.startswith(" of "),
    "years": lambda at, timex: _can_be_year(at),
    "aboutyear": lambda at, timex: _can_be_year(at) and not _PLURAL.match(at.after),
    "holiday": _holiday,
    "noon": lambda at, timex: not is_first_name(at),
    "then": lambda at, timex: led_by("then", at),
    "wdabbr": _short_weekday,
    "future": lambda at, timex: not at.after.startswith(" of "),  # "the future of Iraq" is its fate
    "often": lambda at, timex: (
        not led_by("average", at) and not _is_name(at) and not (at.text.istitle() and at.word_after[:1].isupper())
    ),
    "quarterly": lambda at, timex: at.word_after != "of" and _stands(at, timex),
    "today": lambda at, timex: True,
    "never": lambda at, timex: False,
    "compared": lambda at, timex: at.word_after not in cues()["compared", "notafter"],
    "back": lambda at, timex: at.word_after not in cues()["back", "notafter"],
    "weekno": _week_number,
    "daypart": lambda at, timex: led_by("daypart", at) and at.word_after.lower() not in cues()["daypart", "notafter"],
}
