"""Levels 1 and 5: times of day and the days they are on: "10 p.m. Wednesday", "Friday morning", "4 in the morning"."""

import re

from transforms.temporal.meaning import Meaning, Offset, StartingPoint, Timex
from transforms.temporal.parts import Clock
from transforms.temporal.pattern import Found, Level

_UTC = ("0", "+0", "-0", "+00", "+00:00")
_DIGITS_ALONE = "digits"
CLOCKS = Level()
LEVEL = Level()


def clock_suffix(text: str) -> str | None:
    """The TIMEX3 suffix of a clock time ("8:30 p.m." is T20:30), None if there is no such time."""
    digits = [int(part) for part in re.findall(r"\d+", text.split("-", 1)[0])]
    if ":" not in text and "." not in text.rstrip("m.") and digits[0] > 99:
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minutes = digits[0], [*digits, 0][1]
    half = re.search(r"[ap](?=\.?\s?m)", text)
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.group() == "p" else 0)
    return f"T{hour:02d}:{minutes:02d}" if hour <= 24 and minutes < 60 else None


def _zone(found: Found, suffix: str) -> str:
    return suffix + "Z" if found.text("z") in _UTC else suffix


@CLOCKS.rule("", "c=clock z=zone?")
def clock(found: Found) -> Timex | None:
    """A time of day; UTC is marked Z, other zones are not part of the value."""
    suffix = clock_suffix(found.text("c"))
    is_plain = not found.has("z") and re.fullmatch(r"[\d:]+", found.text("c"))  # may be a score, or a film's length
    is_military = (is_plain and ":" not in found.text("c")) or found.text("c").endswith(("hours", "hrs"))
    guard = "hours" if is_military else "clock" if is_plain else ""
    if is_military and is_plain and found.text("c")[0] in "12":
        guard = _DIGITS_ALONE  # "0630" counts nothing
    return Timex("TIME", Clock(None, _zone(found, suffix)), guard) if suffix else None


@CLOCKS.rule("", "c=clock u=units")
def clock_hours(found: Found) -> Timex | None:
    """Reads "18:00 hrs", which is no length behind a word that leads to a time of day."""
    suffix = clock_suffix(found.text("c"))
    is_clock = found.unit("u") == "TH" and re.fullmatch(r"\d\d[:.]\d\d", found.text("c"))
    return Timex("TIME", Clock(None, suffix), "clock") if suffix and is_clock else None


@CLOCKS.rule("", "n=noon z=zone?")
def noon(found: Found) -> Timex:
    """Reads "noon", "midnight GMT"."""
    return Timex("TIME", Clock(None, _zone(found, "T" + found.text("n"))), "noon")


@CLOCKS.rule("", "d=tonight|overnight")
def tonight(found: Found) -> Timex:
    """Reads "tonight"."""
    return Timex("TIME", Clock(_today(0), "T" + found.text("d")))


@CLOCKS.rule("", "d=overnight on? x=dayish", "d=overnight ( on? dayish )? into x=dayish")
def overnight_on(found: Found) -> Timex:
    """Reads "overnight Saturday"; "overnight Sunday into Monday" goes by the day it ended on, as "overnight" does."""
    return Timex("TIME", Clock(found.meaning("x"), "T" + found.text("d")))


@CLOCKS.rule("", "edge? d=lastnight")
def last_night(found: Found) -> Timex:
    """Reads "last night", the night of the day before."""
    return Timex("TIME", Clock(_today(-1), "T" + found.text("d")))


def _today(days: int) -> Meaning:
    return Offset(StartingPoint("p"), "D", days, "D")


def _suffix(found: Found, group: str) -> str:
    meaning = found.meaning(group)
    return meaning.suffix if isinstance(meaning, Clock) else ""


@LEVEL.rule(
    "",
    "( approx | around )* c=aclock ( comma | on )? the? x=dayish p=daypart?",
    "x=dayish p=daypart? comma? at? ( approx | around )* c=aclock",
)
def clock_on_day(found: Found) -> Timex:
    """Reads "10 p.m. EST Wednesday", "Tuesday at noon", "8:30 on Tuesday evening"."""
    is_first = found.groups["c"] < found.groups["x"]
    guard = "oclock" if is_first and found.timex("c").guard == _DIGITS_ALONE else ""
    return Timex("TIME", Clock(found.meaning("x"), _afternoon(_suffix(found, "c"), found.text("p"))), guard)


@LEVEL.rule("", "x=atime comma? at ( approx | around )* c=aclock")
def clock_of_daypart(found: Found) -> Timex | None:
    """Reads "last night at 10:30", "this morning at 0930"."""
    part = found.meaning("x")
    if not isinstance(part, Clock):
        return None
    return Timex("TIME", Clock(part.day, _afternoon(_suffix(found, "c"), part.suffix[1:])))


@LEVEL.rule("", "( approx | around )+ c=aclock")
def about_clock(found: Found) -> Timex:
    """Reads "around 7:15 p.m."."""
    return found.timex("c")


@LEVEL.rule("", "x=dayish ( hyphen | comma | in )? the? ( edge hyphen? )? p=daypart")
def daypart_of_day(found: Found) -> Timex:
    """Reads "Friday morning", "yesterday evening"."""
    return Timex("TIME", Clock(found.meaning("x"), "T" + found.text("p")))


@LEVEL.rule(
    "",
    "( the | an )? ( edge | later ) hyphen? p=daypart ( on | of )? x=dayish",
    "( the | in )* p=daypart ( on | of )? x=dayish",
    "the p=daypart of x=aspan",
)
def daypart_on_day(found: Found) -> Timex:
    """Reads "mid-afternoon yesterday", "the morning of May 3"."""
    return Timex("TIME", Clock(found.meaning("x"), "T" + found.text("p")))


@LEVEL.rule("", "the? h=dayhours x=dayish p=daypart?", "the? h=dayhours x=atime")
def early_hours(found: Found) -> Timex:
    """Reads "the early hours of Sunday", "the early hours of Sunday morning"."""
    day = found.meaning("x")
    return Timex("TIME", Clock(day.day if isinstance(day, Clock) else day, "T" + found.text("h")))


@LEVEL.rule("", "t=this|that|shift p=daypart", "the t=shift p=daypart")
def shifted_daypart(found: Found) -> Timex:
    """Reads "this morning", "the next morning", "that night"."""
    text = found.text("t")
    source = (
        "f" if text.endswith("f") or (found.tokens[found.groups["t"] - 1].kind == "the" and found.groups["t"]) else "p"
    )
    return Timex("TIME", Clock(Offset(StartingPoint(source), "D", int(text[:-1]), "D"), "T" + found.text("p")))


@LEVEL.rule("", "the p=daypart", "edge hyphen? p=daypart")
def daypart(found: Found) -> Timex:
    """Reads "the morning": of the day spoken of, where the words around it say so."""
    return Timex("TIME", Clock(None, "T" + found.text("p")), "daypart")


@LEVEL.rule(
    "", "( approx | around )* c=aclock ( in | on )? ( the | t=this ) p=daypart", "( approx | around )* c=aclock p=atime"
)
def clock_in_daypart(found: Found) -> Timex:
    """Reads "8:30 in the morning", "8:30 this morning"."""
    named = found.meaning("p") if found.kind("p") == "atime" else None
    day = named.day if isinstance(named, Clock) else _today(0) if found.has("t") else None
    part = named.suffix[1:] if isinstance(named, Clock) else found.text("p")
    guard = "oclock" if found.timex("c").guard == _DIGITS_ALONE else ""
    return Timex("TIME", Clock(day, _afternoon(_suffix(found, "c"), part)), guard)


@CLOCKS.rule("", "m=clockpart q=number")
def spoken_minutes(found: Found) -> Timex | None:
    """Reads "half past six", "a quarter past nine"; which half of the day it is, "in the evening" says, or nothing
    does.
    """
    hour = 0 if found.text("q") == "X" else found.number("q")
    if not 1 <= hour <= 12:
        return None
    minutes = hour * 60 + int(found.text("m"))
    return Timex("TIME", Clock(None, f"T{minutes // 60:02d}:{minutes % 60:02d}"))


def _afternoon(suffix: str, part: str) -> str:
    """The suffix moved past noon if the part of the day says so."""
    hour = int(suffix[1:3])
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    return f"T{hour + 12:02d}{suffix[3:]}" if late and hour < 12 else suffix


@LEVEL.rule(
    "",
    "q=qty ( oclock | in the p=daypart )",
    "q=qty oclock in the p=daypart",
    "q=qty oclock p2=atime",
    "q=qty oclock t=this p=daypart",
    "q=qty oclock x=aday|aweekday",
)
def spoken_clock(found: Found) -> Timex | None:
    """Reads "4 in the morning", "four o'clock"."""
    hour = 0 if found.text("q") == "X" else found.number("q")
    if not 1 <= hour <= 12:
        return None
    suffix = _afternoon(f"T{hour % 24:02d}:00", found.text("p"))
    if found.has("p2"):
        outer = found.meaning("p2")
        if not isinstance(outer, Clock):
            return None
        return Timex("TIME", Clock(outer.day, _afternoon(suffix, outer.suffix[1:])))
    day = found.meaning("x") if found.has("x") else _today(0) if found.has("t") else None
    return Timex("TIME", Clock(day, suffix))
