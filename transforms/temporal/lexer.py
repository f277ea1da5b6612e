"""The lexer: one compiled scan finds the runs of time words in a text; each distinct run is cut into tokens once."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from transforms.temporal.tokens import Token, spelled_number
from transforms.temporal.vocabulary import Word, trie_pattern, words

_BLANK = r"[ \t\xa0]*(?:\n[ \t\xa0]*)?"  # at most one line break: an empty line ends a run
_SPELLED = ("cardinal", "multiplier", "ordinal")
_SPOKEN_YEAR = (
    r"(?:sixteen|seventeen|eighteen|nineteen|twenty)[ \xa0-](?:hundred|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty)"
)
_OF_DAY = (  # what makes a time of day of four digits
    r"(?:today|yesterday|tonight|last night|(?:this|in the) (?:morning|afternoon|evening)"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:to|until) \d{4} (?:hours|hrs|gmt)"
    r"|on \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
)
_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d){0,2}(?: ?- ?\d{1,2}(?:[:.]\d\d)?)?[ \xa0]?[ap](?:\.[ ]?m\b\.?|m\b)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:[01]\d|2[0-4])[0-5]\d(?:[ \xa0](?:hours|hrs)\b(?! of\b)|(?=[ \xa0](?:gmt|utc|local time)\b))"
    r"|(?:1\d|2[0-3])[0-5]\d(?:"  # four digits alone may be a year
    rf"(?<!\bin ....)(?<!since ....)(?<!\bof ....)(?=[ \xa0]{_OF_DAY})"
    r"|(?=[ \xa0](?:to|and|until|till)[ \xa0](?:0\d[0-5]\d(?!\w)"  # "from 1800 to 0600"
    rf"|(?:1\d|2[0-3])[0-5]\d[ \xa0]{_OF_DAY}))"  # "from 1400 to 1730 on Monday"
    r"|(?<=(?:day|ght|ing|oon) at ....)(?![\w%]|[.,:/ -]\d))"  # "last night at 2200"
    r"|0\d[0-5]\d(?![\w%]|[.,:/ -]\d)"
)
_DATE = (
    r"(?=\d{1,4}[-/.]\d)(?:\d{4}-\d\d-\d\d|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2}"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d\d\.\d\d\.\d\d|\d{1,2}-\d{1,2}-\d{4})"
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
#: "7-Oct-23", "2022-Mar-07": runs already as days, months and years
_MONTH_CODE = (
    "monthcode",
    rf"(?:(?:3[01]|[12]\d|0?[1-9])-{_MONTH}-\d\d|\d{{4}}-{_MONTH}-\d\d?)(?![\w-])",
)
_ISO_WEEK = r"[12]\d{3}-?w(?:[0-4]\d|5[0-3])(?:-?[1-7])?(?!\w)"

#: Classes that tell a time: a run holds at least one. All other classes only lead to one, or follow it.
_TIME_WORDS = frozenset(
    "month weekday weekdays wdabbr season seasons holiday deixis tonight lastnight overnight daypart dayparts noon "
    "beforelast unit units lasting fortnight century second weekend weekends period ref theref past recent current "
    "soon then often quarterly annual decade yearend oclock clockpart zone hence none "
    "buddhist bc anno reign half".split()
)
#: Classes that may follow: "two days before", "a year or so".
_FOLLOWING = frozenset(
    "andhalf afternext totheday long ago shift earlier later before after ahead back old orso orlater ortwo "
    "ending era".split()
)
#: Classes that lead to a time but are no part of it: a run does not begin with them.
_LINKING = frozenset(
    "of in on at for and or to from between since per after before back old only just comma ending".split()
)
_LAST_SHORT = 30  # "'30" is 2030, "'31" is 1931
_MOST_LEADING = 7  # words before the one that tells: "at least the past two and a half years"


def _words_of(kinds: Callable[[str], bool]) -> str:
    return "(?:" + trie_pattern([form for form, word in words().items() if kinds(word.kind)]) + r")(?!\w)"


def _opened_by_others() -> str:
    """Phrases that tell a time and begin with a word that only leads to one: "that time", "this moment"."""
    leading = {form for form, word in words().items() if word.kind not in _TIME_WORDS}
    told = [form for form, word in words().items() if word.kind in _TIME_WORDS and " " in form]
    return "(?:" + trie_pattern([form for form in told if form.split()[0] in leading]) + r")(?!\w)"


@cache
def _spelled() -> str:
    """Spelled numbers: "twenty-four", "two hundred and ten", "nineteen ninety-six", "twenty-first"; not "three one"."""
    sizes = {form: int(word.value) for form, word in words().items() if word.kind in ("cardinal", "ordinal")}
    cardinals = {form: size for form, size in sizes.items() if words()[form].kind == "cardinal"}
    tens, teens, ones = (
        "(?:" + "|".join(form for form, size in cardinals.items() if low <= size < high) + r")(?!\w)"
        for low, high in ((20, 100), (10, 20), (0, 10))
    )
    ordinal = _words_of(lambda kind: kind == "ordinal")
    number = rf"(?:{tens}(?:[ \xa0-]{ones})?|{teens}|{ones})"
    scale = rf"[ \xa0-]{_words_of(lambda kind: kind == 'multiplier')}"
    counted = rf"(?:{number}|{_words_of(lambda kind: kind == 'multiplier')})(?:{scale})*"
    joined = rf"{counted}(?:(?<=d)[ \xa0](?:and[ \xa0])?{number}(?:{scale})?)*"
    year = rf"(?:{teens}|twenty)[ \xa0](?:{tens}(?:[ \xa0-]{ones})?|{teens})"
    return rf"{year}|{tens}[ -](?:{ordinal}|second(?!\w))|{joined}|{ordinal}"


@cache
def _numbers() -> tuple[tuple[str, str], ...]:
    return (
        ("nth", r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?!\w)"),
        ("mixed", r"\d+[ -]\d/\d(?!\w)|\d+[½¼¾](?!\w)"),
        ("day", r"(?:3[01]|[12]\d|0?[1-9])(?![\w%]|[.,:/]\d)"),
        ("int", r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w%]|[.,:/]\d)"),
        ("spelled", _spelled()),
    )


_YEAR = r"(?:1\d|20|21)\d\d(?![\w%]|[.,:/]\d|-\d\d?-)"  # "2010-12-S-191" is a number of a release
_DECADE = r"(?:1[5-9]|20)\d0['’]?s(?!\w)|1[0-4]\d0s(?!\w)|['’]?[2-9]0['’]?s(?!\w)"
_STAMP = r"\d{4}-\d\d-\d\dt(?:[01]\d|2[0-3]):[0-5]\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?"
_TIME_WORDS_SHAPES = (
    ("stamp", rf"{_STAMP}(?!\w)"),
    ("isoweek", _ISO_WEEK),
    ("numdate", rf"{_DATE}(?![\w/]|\.\d)"),
    ("dtg", r"(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\dz(?!\w)"),  # the date-time group of military traffic
    ("yearpair", r"(?:1[89]|20)\d\d/(?:\d{4}|\d\d)(?![\w/%]|[.,]\d)"),  # "the 2013/14 season"
    ("namedday", r"9/11(?![\w/%]|[.,]\d)"),
    ("clock", rf"(?:{_CLOCK})"),
    ("decade", _DECADE),
    ("year", _YEAR),
    ("short", r"['’]\d\d(?![\w%'’]|[.,:/]\d|[ -](?:second|minute|hour|day|week|month|year))"),
)
_LETTERED = (
    ("part", r"[qh][1-4](?!\w)"),
    ("fyear", r"fy[ '’]?(?:\d{4}(?:[/-]\d\d)?|\d\d)(?!\w)"),
    ("offset", r"gmt ?[+-]\d{1,2}(?::?\d\d)?(?![\w:])|utc ?[+-]\d{1,2}(?::?\d\d)?(?![\w:])"),
)
#: "on the 13th." in a text, and the run that it makes.
_ON_THE_NTH = r"(?<=\bon the )(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?=[.;)]|,(?! ?\d)|\Z)"
_THE_NTH = ("thenth", r"(?<=\Athe )\d\d?(?:st|nd|rd|th)\Z")


_MARKS = (("poss", r"['’]s?(?!\w)"), ("comma", r","), ("hyphen", r"[-–—]+"))


@cache
def _run_pattern() -> re.Pattern[str]:
    """A run: words that lead to a time, the word that tells it, and so on; it stands free (no price, no decimals).

    The leading words are taken without going back, so that the scan is linear also in tables of figures: what a
    lookahead has found, its group repeats. (A possessive quantifier would do, but loses matches before Python 3.11.5.)
    """
    digits = "|".join(pattern for kind, pattern in _numbers() if kind != "spelled")
    leading = _words_of(lambda kind: kind not in _TIME_WORDS)
    cardinal = _words_of(lambda kind: kind == "cardinal")
    spoken = rf"(?:{_SPOKEN_YEAR}|two[ \xa0]thousand)(?:[ \xa0-](?:and[ \xa0])?{cardinal}){{0,2}}(?!\w)"
    shaped, lettered = ("|".join(pattern for _, pattern in shapes) for shapes in (_TIME_WORDS_SHAPES, _LETTERED))
    told = rf"(?=['’\d])(?:{shaped}|{_ON_THE_NTH})|{lettered}|{_words_of(_TIME_WORDS.__contains__)}"
    glue = rf"{_BLANK}(?:(?:,|[-–—]+|['’]s?(?!\w)){_BLANK})?"
    dated = "|".join((_YEAR, _CLOCK, _DATE, _DECADE, _ON_THE_NTH))
    number = rf"(?=\d)(?!{dated})(?:{digits})(?!{_BLANK}(?:an?|the|on|at|from|for)(?!\w))"
    opening = _words_of(lambda kind: kind not in _TIME_WORDS and kind not in _LINKING)
    first, more = (rf"(?:{number}|(?!{spoken}|{_opened_by_others()}){words}){glue}" for words in (opening, leading))
    unit = rf"(?=({first}(?:{more}){{0,{_MOST_LEADING}}}|))\1(?:{told}|{spoken})"
    follow = rf"(?=((?:{more}){{0,{_MOST_LEADING}}}))\2(?:{told}|{spoken})"
    following = _words_of(lambda kind: kind in _FOLLOWING or kind in _SPELLED)
    after = rf"(?:(?:and|or|to)(?!\w){_BLANK})?(?:the{_BLANK})?(?=\d)(?:{digits})|{following}"
    begins = rf"[\d'’]|{_words_of(lambda kind: kind not in _LINKING)}|[qh][1-4]|fy"  # most words of a text do not
    return re.compile(rf"(?<![\w$£€¥#@/])(?={begins})(?<!\d[.,:-]){unit}(?:{glue}(?:{follow}|{after}))*")


@cache
def _token_pattern() -> re.Pattern[str]:
    lexical = _words_of(lambda kind: kind not in _SPELLED)
    shapes = (_MONTH_CODE, *_TIME_WORDS_SHAPES, *_LETTERED, _THE_NTH, *_numbers(), ("word", lexical), *_MARKS)
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


_AS_WRITTEN = {"offset": "zone"}  # a shape that is of a class of another name


def _read(kind: str, text: str, start: int, end: int) -> tuple[str, int, int, str | float]:
    if kind == "word":
        word = words().get(text) or _squeezed()[re.sub(r"\s+", "", text.replace("’", "'"))]
        return word.kind, start, end, word.value
    if kind == "spelled":
        kind, number = spelled_number(text)
        return kind, start, end, number
    if kind in ("short", "nth", "year", "day", "int"):
        return ("year" if kind == "short" else kind), start, end, _number(kind, text)
    return _AS_WRITTEN.get(kind, kind), start, end, text.removeprefix("gmt").removeprefix("utc").strip()


def _number(kind: str, text: str) -> float:
    if kind == "short":
        return float(text[1:]) + (1900 if int(text[1:]) > _LAST_SHORT else 2000)
    return float(text[:-2] if kind == "nth" else text.replace(",", ""))
