"""The lexer: one compiled scan finds the runs of time words in a text; each distinct run is cut into tokens once."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.temporal.tokens import Token, spelled_number
from transforms.temporal.vocabulary import Word, trie_pattern, words

_BLANK = r"[ \t\xa0]*(?:\n[ \t\xa0]*)?"  # at most one line break: an empty line ends a run
_SPELLED = ("cardinal", "multiplier", "ordinal")
_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d){0,2}(?: ?- ?\d{1,2}(?:[:.]\d\d)?)?[ \xa0]?[ap](?:\.[ ]?m\b\.?|m\b)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:[01]\d|2[0-4])[0-5]\d(?=[ \xa0](?:hours|hrs|gmt|utc|local time)\b)"
)
_DATE = (
    r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?z?)?|\d{4}/\d{1,2}/\d{1,2}"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4}"
)


@cache
def _alternatives() -> tuple[tuple[str, str], ...]:
    """(kind, pattern) of every token shape, the longer shapes first; all but marks end where a word ends."""
    names = words()
    counting = "(?:" + trie_pattern([form for form, word in names.items() if word.kind in _SPELLED[:2]]) + r")(?!\w)"
    ordinal = "(?:" + trie_pattern([form for form, word in names.items() if word.kind == "ordinal"]) + r")(?!\w)"
    lexical = [form for form, word in names.items() if word.kind not in _SPELLED]
    return (
        ("numdate", rf"(?:{_DATE})(?![\w/])"),
        ("clock", rf"(?:{_CLOCK})"),
        ("decade", r"(?:1\d|20)\d0['’]?s(?!\w)|['’]?[2-9]0['’]?s(?!\w)"),
        ("nth", r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?!\w)"),
        ("mixed", r"\d+[ -]\d/\d(?!\w)|\d+[½¼¾](?!\w)"),
        ("year", r"(?:1\d|20|21)\d\d(?![\w%]|[.,:/]\d)"),
        ("day", r"(?:3[01]|[12]\d|0?[1-9])(?![\w%]|[.,:/]\d)"),
        ("int", r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w%]|[.,:/]\d)"),
        ("spelled", rf"{counting}(?:(?:[ \xa0]|-|{_BLANK}and[ \xa0]+){counting})*(?:-{ordinal})?|{ordinal}"),
        ("word", "(?:" + trie_pattern(lexical) + r")(?!\w)"),
    )


_MARKS = (("poss", r"['’]s?(?!\w)"), ("comma", r","), ("hyphen", r"[-–—]+"), ("paren", r"[()]"))


@cache
def _run_pattern() -> re.Pattern[str]:
    """A maximal run; it begins with a word or a number that stands free (no price, no part of a larger number)."""
    item = "(?:" + "|".join(pattern for _, pattern in _alternatives()) + ")"
    mark = "(?:" + "|".join(pattern for _, pattern in _MARKS[:3]) + ")"
    return re.compile(
        rf"(?<![\w$£€¥#@/])(?<!\d[.,:-]){item}(?:{_BLANK}(?:{mark}{_BLANK})?{item}|{_BLANK}['’]s?(?!\w))*+"
    )


@cache
def _token_pattern() -> re.Pattern[str]:
    shapes = (*_alternatives(), *_MARKS)
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in shapes))


def lower(text: str) -> str:
    """``text`` in lower case with every offset kept (some capitals have a longer lower case)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def runs(small: str) -> Iterator[re.Match[str]]:
    """The runs of time words in a lower-case text, left to right."""
    return _run_pattern().finditer(small)


@cache
def _squeezed() -> dict[str, Word]:
    return {re.sub(r"\s+", "", form): word for form, word in words().items()}


def tokens(run: str) -> list[Token]:
    """The tokens of a lower-case run."""
    found: list[Token] = []
    for match in _token_pattern().finditer(run):
        kind, text = str(match.lastgroup), match.group()
        found.append(Token(*_read(kind, text, match.start(), match.end())))
    return found


def _read(kind: str, text: str, start: int, end: int) -> tuple[str, int, int, str | float]:
    if kind == "word":
        word = _squeezed()[re.sub(r"\s+", "", text.replace("’", "'"))]
        return word.kind, start, end, word.value
    if kind == "spelled":
        kind, number = spelled_number(text)
        return kind, start, end, number
    if kind == "nth":
        return kind, start, end, float(text[:-2])
    if kind in ("year", "day", "int"):
        return kind, start, end, float(text.replace(",", ""))
    return kind, start, end, text
