"""The words of the temporal grammar, read from the lexicon: form -> token class and value."""

import re
from functools import cache
from itertools import groupby
from typing import NamedTuple

from transforms.lexicons import load_table
from transforms.temporal.dates import MONTHS


class Word(NamedTuple):
    """What the grammar knows about a form: its token class, and the value the class gives meaning to."""

    kind: str
    value: str


@cache
def words() -> dict[str, Word]:
    """All word forms, lower case."""
    table = {row["form"]: Word(row["kind"], row["value"]) for row in load_table("time_words")}
    for row in load_table("time_numbers"):
        table[row["form"]] = Word(row["kind"], row["number"])
    for row in load_table("time_weekdays"):
        kind = "weekday" if row["form"].endswith("day") else "wdabbr"
        table[row["form"]] = Word(kind, row["weekday"])
        if kind == "weekday":
            table[row["form"] + "s"] = Word("weekdays", row["weekday"])
    table.update({form: Word("month", str(number)) for form, number in MONTHS.items()})
    shortest_full = 5  # longer forms of months and weekdays are written without a stop
    short = [form for form, word in table.items() if word.kind in ("month", "wdabbr") and len(form) < shortest_full]
    table.update({form + ".": table[form] for form in short if form not in ("may", "june", "july")})
    table.update({row["form"]: Word("decade", row["decade"]) for row in load_table("time_decades")})
    table.update({row["form"]: Word("holiday", row["name"]) for row in load_table("time_holidays")})
    table.update({row["form"]: Word("zone", row["offset"]) for row in load_table("time_zones")})
    other = {row["form"]: Word("othermonth", row["form"]) for row in load_table("time_other_months")}
    table = other | table
    return {form.replace("’", "'"): word for form, word in table.items()}


def trie_pattern(forms: list[str]) -> str:
    """A regular expression that matches any of ``forms``, longest first, with shared prefixes factored out.

    A blank stands for white space with at most one line break, an apostrophe for any of its glyphs.
    """
    return _branch(sorted(set(forms)))


def _branch(forms: list[str]) -> str:
    """The pattern of sorted, distinct forms, by their first characters."""
    tails = [
        _glyph(first) + _branch([form[1:] for form in group])
        for first, group in groupby((form for form in forms if form), key=lambda form: form[0])
    ]
    if not tails:
        return ""
    is_complete = "" in forms
    body = tails[0] if len(tails) == 1 and not is_complete else "(?:" + "|".join(tails) + ")"
    return body + "?" if is_complete else body


def _glyph(char: str) -> str:
    if char == " ":
        return r"[ \t\xa0]*[ \t\xa0\n][ \t\xa0]*"
    return "['’]" if char == "'" else re.escape(char)
