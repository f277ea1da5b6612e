"""A sentence as tagged tokens: parallel lists, and the tags also as one string for the chunk grammar."""

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.figures.numbers import joins, token_value
from transforms.figures.vocabulary import first_names, lexicon, phrases

_TOKEN = re.compile(
    r"[^\W\d_]+(?:\.(?:[^\W\d_]\.)+|['’]t\b|(?:-[^\W_]+|(?<=\b[A-Z])['’][A-Z][a-z]+)+)?"  # words, U.S., didn't, O'Neill
    r"|\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d{1,2}:\d\d\b"
    r"|\d+[- ](?i:year|month|week|day)s?[- ](?i:olds?)\b"  # 15-year-old; "four-year-old" is a word
    r"|\d[\d.,]*\d(?:[A-Za-z]{1,4}\b)?|\d(?:[A-Za-z]{1,2}\b)?"
    r"|['’][sS]\b"
    r"|\S"
)
_AGE = re.compile(r".+[- ](?:year|month|week|day)s?[- ](old)(s?)", re.IGNORECASE)
_PUNCTUATION = {
    **dict.fromkeys(";:—.!?…•|", ";"), **dict.fromkeys("([", "("), **dict.fromkeys(")]", ")"),
    **dict.fromkeys("\"“”'’‘*", '"'), **dict.fromkeys("$£€", "$"), **dict.fromkeys("-–/", "#"),
    ",": ",", "'s": "'", "%": "8",
}  # fmt: skip
_PERSON_ENDINGS = ("ist", "ists", "men", "man", "women", "woman")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one sentence; a phrase of the lexicon is one token. Offsets are into the field."""

    words: list[str]  # lower case
    starts: list[int]
    ends: list[int]
    tags: str  # one letter a token
    has_case: bool  # capitals tell names apart

    def text(self, field: str, start: int, end: int) -> str:
        """The field's text from token ``start`` up to but without token ``end``."""
        return field[self.starts[start] : self.ends[end - 1]]


def tokenise(field: str, start: int, end: int) -> Tokens:
    """The tagged tokens of ``field[start:end]``; in text without case information no word counts as a name."""
    matches = list(_TOKEN.finditer(field, start, end))
    words = [match.group() for match in matches]
    read = [_read(word) for word in words]
    lower, tags = [word for word, _ in read], [tag for _, tag in read]
    tags = [_in_context(lower, i, tag) if tag in "+#" else tag for i, tag in enumerate(tags)]
    has_case = _has_case(words)
    if not has_case:
        tags = [_caseless(word, tag) if tag in "Xx" else tag for word, tag in read]
    return _join_phrases(lower, [m.start() for m in matches], [m.end() for m in matches], tags, has_case)


def _in_context(words: list[str], i: int, tag: str) -> str:
    """An "and" inside a number belongs to it; a dash between digits and words parts ("Aug. 18 - Forty died")."""
    if tag == "+":
        return "1" if words[i] == "and" and joins(words, i) else tag
    between = words[i - 1 : i] + words[i + 1 : i + 2]
    mixed = len(between) == 2 and between[0].isdigit() and between[1][0].isalpha()
    return ";" if mixed and token_value(between[1]) else tag


def _has_case(words: list[str]) -> bool:
    """False for wire upper case and for headlines in which (almost) every word is capitalised."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return 4 * sum(word[0].islower() for word in long) > len(long)


def _caseless(word: str, tag: str) -> str:
    """Where capitals say nothing only a given name starts a name."""
    return "X" if word in first_names() else "x" if tag == "X" else tag


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, str]:
    """A word in lower case, and its tag."""
    return word.lower().replace("’", "'"), _tag(word)


def _tag(word: str) -> str:
    lower = word.lower().replace("’", "'")
    known = lexicon().get(lower) or _PUNCTUATION.get(lower)
    if known:
        return known
    if token_value(lower):
        return "1"
    if _AGE.fullmatch(lower):
        return "A"
    if lower[0].isdigit():
        return "r"
    if not lower[0].isalpha():
        return ";"
    return _guess(word, lower)


def _guess(word: str, lower: str) -> str:
    """Hyphenated compounds take the tag of their last part ("taxi-driver"), the rest is unknown."""
    head = lexicon().get(lower.rpartition("-")[2]) if "-" in lower else None
    if head in ("p", "P"):
        return head
    if lower.endswith(_PERSON_ENDINGS):
        return "P" if lower.endswith(("s", "men")) else "p"
    if word.isupper() and 2 <= len(word) <= 6:
        return "x"  # an acronym names an organisation
    return "X" if word[0].isupper() else "v" if lower.endswith("ly") else "x"


def _join_phrases(words: list[str], starts: list[int], ends: list[int], tags: list[str], has_case: bool) -> Tokens:
    table = phrases()
    i = 0
    while i < len(words):
        for phrase, tag in table.get(words[i], ()):
            n = len(phrase)
            if tuple(words[i : i + n]) == phrase and words[i + n : i + n + 1] != [
                "than"
            ]:  # "or more" is not "or more than"
                words[i : i + n] = [" ".join(phrase)]
                starts[i + 1 : i + n] = []
                ends[i : i + n] = [ends[i + n - 1]]
                tags[i : i + n] = [tag]
                break
        i += 1
    return Tokens(words, starts, ends, "".join(tags), has_case)
