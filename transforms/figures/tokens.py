"""A sentence as tagged tokens: parallel lists, and the tags also as one string for the chunk grammar."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, compress
from operator import itemgetter
from typing import NamedTuple

from transforms.figures.missing_spaces import split_at_missing_spaces
from transforms.figures.numbers import joins, number_words, token_value
from transforms.figures.tags import WORDS
from transforms.figures.vocabulary import cue_words, first_names, lexicon, phrases, triggers
from transforms.lexicons import load_table
from transforms.memo import Memo

#: Spelled-out ages that stand apart ("four year old"); "four-year-old" is one word anyway.
_AGES = "(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_TOKEN = re.compile(
    rf"\b{_AGES}[-\s]{{1,3}}(?i:year|month)s?[-\s]{{1,3}}(?i:olds?)\b|"
    r"[^\W\d_]+(?:\.(?:[^\W\d_]\.)+|['’]t\b|(?:-[^\W_]+|(?<=\b[A-Z])['’][A-Z][a-z]+)+)?"  # words, U.S., didn't, O'Neill
    r"|\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d{1,2}:\d\d\b"
    r"|\d+[-\s]{1,3}(?i:year|yr|month|week|day)s?\.?[-\s]{1,3}(?i:olds?)\b"  # 15-year-old
    r"|\d+ ?(?:[yY]/[oO]\b|[yY]\.?[oO]\b\.?)"
    r"|(?<![\w.,)\]/-])[-\u2212]\d[\d.,]*"  # -5: nobody counts people so
    r"|\d[\d.,]*\d(?:[A-Za-z]{1,4}\b)?|\d(?:[A-Za-z]{1,2}\b)?"
    r"|['’][sS]\b"
    r"|\S"
)
#: Ages that hold white space.
_AGE_APART = re.compile(
    rf"(?:\d|\b{_AGES})[-\s]{{1,3}}(?i:year|yr|month|week|day)s?\.?[-\s]{{1,3}}(?i:old)|\d [yY](?:/|\.?)[oO]\b"
)
_AGE = re.compile(r".+[-\s](?:year|yr|month|week|day)s?\.?[-\s]+(old)(s?)|\d+ ?y[/.]?o\.?", re.IGNORECASE)
_MARKS = {
    "stop": ";:—.!?…•|", "open": "([", "close": ")]", "quote": "\"“”'’‘*\ufffd", "negative": "$£€", "dash": "-–/",
    "comma": ",",
}  # fmt: skip
_PUNCTUATION = {mark: WORDS.code(name) for name, marks in _MARKS.items() for mark in marks} | {
    "'s": WORDS.code("genitive")
}
_AND, _DASH, _NUMBER, _STOP, _NAME, _WORD, _ADVERB, _AGE_TAG, _NEGATIVE, _FIGURE, _PERSON, _PEOPLE = map(
    WORDS.code, "and dash number stop name word adverb age negative figure person people".split()
)
_PERSON_ENDINGS = ("ist", "ists", "men", "man", "women", "woman")


class _Word(NamedTuple):
    """A word, in lower case, its tag, and what its first letter says about capitals in the text (`_case`)."""

    text: str
    lower: str
    tag: str
    case: int


_LOWERED, _TAGGED, _CASED = (itemgetter(_Word._fields.index(name)) for name in ("lower", "tag", "case"))


@dataclass(frozen=True)
class Tokens:
    """Tokens of ``field[start:end]``; a phrase of the lexicon is one token. Where they stand is worked out if asked."""

    field: str
    start: int
    words: list[str]  # lower case
    tags: str  # the code of one class of words a token
    has_case: bool  # capitals tell names apart
    read: list[_Word]  # before phrases were joined
    joined: list[tuple[int, int]]  # of each phrase its first word and number of words in `read`

    @cached_property
    def different(self) -> frozenset[str]:
        """The words without order: a look at them tells that a list of words is not here at all."""
        return frozenset(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each token in the field."""
        spans: list[tuple[int, int]] = []
        end = self.start
        for word in self.read:  # only white space is between them, so the next that looks like it is it
            start = self.field.index(word.text, end)
            end = start + len(word.text)
            spans.append((start, end))
        for i, n in reversed(self.joined):
            spans[i : i + n] = [(spans[i][0], spans[i + n - 1][1])]
        return spans

    def text(self, start: int, end: int) -> str:
        """The field's text from token ``start`` up to but without token ``end``."""
        return self.field[self.spans[start][0] : self.spans[end - 1][1]]


def tokenise(field: str, start: int, end: int) -> Tokens:
    """The tagged tokens of ``field[start:end]``; in text without case information no word counts as a name."""
    read = _words(field[start:end])
    words: list[str] = list(map(_LOWERED, read))
    tags: list[str] = list(map(_TAGGED, read))
    has_case = sum(map(_CASED, read)) > 0
    tags = _in_context(field[start:end], words, tags if has_case else list(map(_caseless, words, tags)))
    joined = _join_phrases(words, tags)
    return Tokens(field, start, words, "".join(tags), has_case, read, joined)


def _words(text: str) -> list[_Word]:
    """No token but an age reaches over white space, so what stands between is read once a string."""
    if _has_age_apart(text):
        return list(_read(text))
    return list(chain.from_iterable(map(_PIECES.__getitem__, text.split())))


def _has_age_apart(text: str) -> bool:
    if "old" not in text and "/o" not in text and "OLD" not in text and "Old" not in text and _has_no_yo(text):
        return False  # nearly always
    return any(len(age[0].split()) > 1 for age in _AGE_APART.finditer(text))


def _has_no_yo(text: str) -> bool:
    return "/O" not in text and "y.o" not in text and " yo " not in text


def _in_context(text: str, words: list[str], tags: list[str]) -> list[str]:
    if _AND not in tags and _DASH not in tags:
        return tags
    tagged = [_joint(text, words, i, tag) if tag in (_AND, _DASH) else tag for i, tag in enumerate(tags)]
    for i in (i for i, tag in enumerate(tagged) if tag == _DASH and _are_days(words[max(0, i - 3) : i + 2])):
        tagged[i - 1] = tagged[i + 1] = _FIGURE
    return tagged


def _joint(text: str, words: list[str], i: int, tag: str) -> str:
    """An "and" inside a number belongs to it; a dash between digits and words parts ("Aug. 18 - Forty died"), and one
    that stands apart behind a date ("12 March 2024 - At least 4 died").
    """
    if tag == _AND:
        return _NUMBER if words[i] == "and" and joins(words, i) else tag
    if _ends_date(words[max(0, i - 4) : i]) and f"{words[i - 1]} {words[i]} " in text:
        return _STOP
    between = words[i - 1 : i] + words[i + 1 : i + 2]
    mixed = len(between) == 2 and between[0].isdigit() and between[1][0].isalpha()
    return _STOP if mixed and token_value(between[1]) else tag


_YEAR, _DAY = re.compile(r"(?:19|20)\d\d"), re.compile(r"[12]?\d|3[01]")


def _ends_date(words: list[str]) -> bool:
    """Whether ``words`` end with a day ("march 3", "sept. 3") or a year ("3 march 2024", "march 3, 2024")."""
    named = [word for word in words if word not in (".", ",")]
    if _months().isdisjoint(named):
        return False  # nearly always
    if len(named) > 1 and _YEAR.fullmatch(named[-1]):
        return named[-2] in _months() or _DAY.fullmatch(named[-2]) is not None
    return len(named) > 1 and named[-2] in _months() and _DAY.fullmatch(named[-1]) is not None


def _are_days(words: list[str]) -> bool:
    """Whether ``words`` end with days of a month ("may", "3", "-", "14"), which count nobody."""
    return _ends_date(words[:-2]) and _DAY.fullmatch(words[-3]) is not None and _DAY.fullmatch(words[-1]) is not None


@cache
def _months() -> frozenset[str]:
    return frozenset(row["form"].strip(".") for row in load_table("time_months"))


#: Letters of a word that no headline writes small if it capitalises the others.
_LONG = 8


def _case(word: str) -> int:
    """3 for a long word in small letters, -1 for any other, so that the sum over a text says whether capitals tell.

    It is not positive in wire upper case and in headlines in which (almost) every word is capitalised; 9 for a very
    long word or one of harm, as a sentence of names may hold but one.
    """
    if len(word) <= 3 or not word[0].isalpha():
        return 0
    if word[0].islower():
        return 9 if len(word) >= _LONG or word in triggers() else 3
    return -1


#: Letters up to which a word in -ly is mostly no adverb.
_ITALY = 5


def _caseless(word: str, tag: str) -> str:
    """Where capitals say nothing only a given name starts a name; "BRUTALLY" is an adverb, "ITALY" would be one."""
    if tag not in (_NAME, _WORD):
        return tag
    if word in cue_words("acronyms"):
        return lexicon()[word]
    if word in first_names():
        return _NAME
    return _ADVERB if word.endswith("ly") and len(word) > _ITALY else _WORD


def _parted(word: str) -> tuple[_Word, ...]:
    return tuple(_Word(part, _lower(part), _tag(part), _case(part)) for part in split_at_missing_spaces(word))


def _read(piece: str) -> tuple[_Word, ...]:
    if piece.isalpha():
        return _WORDS[piece]
    if len(piece) == _INITIAL and piece[1] == "." and piece[0].isupper():
        return (_Word(piece, piece.lower(), _NAME, 0),)  # Ada B. Lee
    return tuple(chain.from_iterable(map(_WORDS.__getitem__, _TOKEN.findall(piece))))


#: Letters of an initial with its full stop.
_INITIAL = 2
#: Words, and pieces of text between white space: "killed" is also in "killed,", "(killed" and "killed.".
_WORDS, _PIECES = Memo(_parted), Memo(_read)


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


def _tag(word: str) -> str:
    lower = _lower(word)
    if word.isupper() and lower in cue_words("acronyms"):
        return _WORD
    known = lexicon().get(lower) or _PUNCTUATION.get(lower)
    if known:
        return known
    if lower.isalpha() and lower not in number_words():
        return _guess(word, lower)  # nearly always, so the rest is not tried
    return _tag_of_number(lower) or (_guess(word, lower) if lower[0].isalpha() else _STOP)


def _tag_of_number(lower: str) -> str | None:
    if token_value(lower):
        return _NUMBER
    if _AGE.fullmatch(lower):
        return _AGE_TAG
    if lower[0] in "-\u2212" and len(lower) > 1:
        return _NEGATIVE  # what it counts is no count of people
    return _FIGURE if lower[0].isdigit() else None


def _guess(word: str, lower: str) -> str:
    """Hyphenated compounds take the tag of their last part ("taxi-driver"), the rest is unknown."""
    if "-" in lower:
        first, _, last = word.rpartition("-")
        head = lexicon().get(last.lower())
        if head in (_PERSON, _PEOPLE):
            return head
        if last[:1].isupper() and first.lower() in cue_words("name_prefix"):
            return _NAME
    if lower.endswith(_PERSON_ENDINGS):
        return _PEOPLE if lower.endswith(("s", "men")) else _PERSON
    if word.isupper() and 2 <= len(word) <= 6:
        return _WORD  # an acronym names an organisation
    return _NAME if word[0].isupper() else _ADVERB if lower.endswith("ly") else _WORD


def _join_phrases(words: list[str], tags: list[str]) -> list[tuple[int, int]]:
    """Make each phrase one token; where they stood, and of how many words."""
    found = _phrases_in(words)
    for i, n, tag in reversed(found):
        words[i : i + n] = [" ".join(words[i : i + n]).replace(" .", ".")]
        tags[i : i + n] = [tag]
    return [(i, n) for i, n, _ in found]


def _phrases_in(words: list[str]) -> list[tuple[int, int, str]]:
    """First word, number of words and tag of each phrase, from left to right the longest, none within another."""
    table, found, free = phrases(), list[tuple[int, int, str]](), 0
    for i in compress(range(len(words) - 1), map(table.__contains__, words)):  # few words begin a phrase
        phrase = _phrase_at(words, i) if i >= free and words[i + 1] in table[words[i]] else None
        if phrase:
            found.append((i, *phrase))
            free = i + phrase[0]
    return found


def _phrase_at(words: list[str], i: int) -> tuple[int, str] | None:
    for phrase, tag in phrases()[words[i]][words[i + 1]]:
        n = len(phrase)
        if tuple(words[i : i + n]) == phrase and words[i + n : i + n + 1] != [
            "than"
        ]:  # "or more" is not "or more than"
            return n, tag
    return None
