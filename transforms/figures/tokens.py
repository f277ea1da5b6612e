"""A sentence as tagged tokens: parallel lists, and the tags also as one string for the chunk grammar."""

import re
from dataclasses import dataclass
from functools import cache

from transforms.figures.numbers import token_value
from transforms.figures.vocabulary import first_names, lexicon, phrases

_TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d{1,2}:\d\d\b"
    r"|(?:\d+|[^\W\d_]+(?:-[^\W\d_]+)?)[- ](?:year|month|week|day)s?[- ]olds?\b"  # 15-year-old, four-year-old
    r"|\d[\d.,]*\d(?:[a-z]{1,4}\b)?|\d(?:[a-z]{1,2}\b)?"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|[^\W\d_]+(?:[-.'’][^\W\d_]+)*n['’]t\b"
    r"|['’]s\b"
    r"|[^\W\d_]+(?:-[^\W_]+|(?<=\b[A-Z])['’][A-Z][a-z]+)*"
    r"|\S",
    re.IGNORECASE,
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
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(field, start, end):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    tags = [_tag(word) for word in words]
    words = [word.lower().replace("’", "'") for word in words]
    if _has_case(field[start:end]):
        return _join_phrases(words, starts, ends, tags, has_case=True)
    tags = [
        ("X" if word in first_names() else "x") if tag in "Xx" else tag for tag, word in zip(tags, words, strict=True)
    ]
    return _join_phrases(words, starts, ends, tags, has_case=False)


def _has_case(sentence: str) -> bool:
    """False for wire upper case and for headlines in which (almost) every word is capitalised."""
    words = [word for word in sentence.split() if word[0].isalpha() and len(word) > 3]
    return 2 * sum(word[0].islower() for word in words) > len(words) * 0.5 if words else False


@cache
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


def _join_phrases(words: list[str], starts: list[int], ends: list[int], tags: list[str], *, has_case: bool) -> Tokens:
    table = phrases()
    i = 0
    while i < len(words):
        for phrase, tag in table.get(words[i], ()):
            n = len(phrase)
            if tuple(words[i : i + n]) == phrase:
                words[i : i + n] = [" ".join(phrase)]
                starts[i + 1 : i + n] = []
                ends[i : i + n] = [ends[i + n - 1]]
                tags[i : i + n] = [tag]
                break
        i += 1
    return Tokens(words, starts, ends, "".join(tags), has_case)
