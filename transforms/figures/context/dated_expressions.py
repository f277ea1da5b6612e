"""The dated expressions of one article: what each belongs to, and which names the day of the incident."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from transforms.figures.context.article_reading import ArticleReading
from transforms.figures.context.date_roles import anchor_of
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.word_patterns import any_word
from transforms.figures.model import Document, Expression
from transforms.figures.vocabulary import cue_words

#: Expressions that name a day or part of one; a week, month or year only says when if nothing finer does.
_DAYS = frozenset({"day", "time"})
#: What an expression belongs to, the best evidence of the incident's day first.
_EVIDENCE = ("harm", "outcome", None, "as_of", "dateline")

#: A day in brackets, or before the dash that closes a dateline ("RIVERTON (May 12) -", "RIVERTON, 9 MAY 24 --").
_DATELINE_END = re.compile(r"\s*(?:[)\]]|--|[–—-]\s|\([A-Z][\w. ]*\)\s*(?:--|[–—-]))")
_DATELINE_WITHIN = 400  # characters from the start of the body

#: What joins the first and last day of a stretch, and stands before them; either is short.
_JOINED = 10
_JOINT = re.compile(r"\s*(?:,?\s(?:and|to|until|till|through)\s(?:the\s)?|(?P<dash>[-–—/]))\s*", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:between|from)\s(?:the\s)?\Z", re.IGNORECASE)
#: The day up to which was counted ("as of Tuesday 900 had fled"), the day of the harm only if no other is told.
_AS_OF = re.compile(r"\bas\s(?:of|at)\s(?:the\s)?\Z", re.IGNORECASE)

#: "The deadliest such attack since 2003": what has the record, and nothing of what it is compared with.
_RECORD = re.compile(
    r"\b(?:worst|deadliest|bloodiest|first|largest|biggest|highest|heaviest)\s(?:[\w-]+\s){0,6}since\s?\Z",
    re.IGNORECASE,
)
#: What is only compared with: "a 37 percent increase over November", "compared with 312 in May", "up from 312 in May".
_COMPARED = re.compile(
    r"\b(?:than\s(?:in|during|for|on)|(?:(?:increase|rise|decrease|decline|drop|fall|jump)\s(?:over|from|on)|(?:up|down)\sfrom|"
    r"compared\s(?:with|to)|as\sagainst|versus)(?:\s(?:about|some|around|only|just|the))?"
    r"(?:\s[\d.,]+(?:\s\w+)?)?(?:\s(?:in|during|for|on))?)\s(?:(?:all|the|same|month|period|of)\s)*\Z",
    re.IGNORECASE,
)
_COMPARISON = 60  # characters
#: "... rose to 100 on", with no word behind the verb to which the day may belong instead.
_ROSE = re.compile(
    r"\b(?:rose|rises|risen|climb(?:ed|s)|jump(?:ed|s)|reached|stood|stands|grew|grown|increased|raised|revised|lowered|put)\b"
    r"(?:(?!\b(?:after|when|from|in|of|since|as)\b)[^;.]){0,40}\Z",
    re.IGNORECASE,
)

_WEEK = timedelta(days=7)
_LETTER = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(
    r"(?:(?:around|about|just|shortly|before|after|at|by|approximately|almost|nearly|between|and|to|\d+|a\.?m|p\.?m|"
    r"o['’]clock|noon|midnight|local|time|[ECMP][DS]?T|GMT|UTC)\b\W*)+",
    re.IGNORECASE,
)


@lru_cache(1 << 12)
def _is_night(text: str) -> bool:
    return any_word("occurrence_nights").search(text) is not None


@lru_cache(1 << 12)
def _is_clock(text: str) -> bool:
    return _CLOCK.fullmatch(text) is not None


class Dated(NamedTuple):
    """A temporal expression with its days, inclusive, as the harm has them."""

    expression: Expression
    starts_on: date
    ends_on: date

    @property
    def names_a_day(self) -> bool:
        """A day or part of one, not a week, month or year."""
        return self.expression.precision in _DAYS

    @property
    def is_night(self) -> bool:
        """Whether it is a night that began the day before ("overnight")."""
        return _is_night(self.expression.text)

    @property
    def vagueness(self) -> int:
        """How vague the day is, for a choice among several: "Friday" before "at 2 a.m.", which is only read as the day
        last spoken of, before "overnight": two days.
        """
        return 2 if self.is_night else int(_is_clock(self.expression.text))


class Calendar:
    """Worked out once and only when asked for; holds nothing that outlives the call."""

    def __init__(self, reading: ArticleReading) -> None:
        """Nothing is read yet."""
        self.reading, self.document = reading, reading.document
        self._kinds: dict[str, str | None] = {}

    @cached_property
    def dated(self) -> dict[tuple[str, int], list[Dated]]:
        """Expressions with known days, none of them after publication, by field and sentence: body first, in order."""
        found: dict[tuple[str, int], list[Dated]] = {}
        for field in ("body", "headline"):
            starts = [start for start, _ in self.document.sentences(field)]
            mine = (e for e in self.document.expressions if e.source_field == field)
            for expression in sorted(mine, key=lambda e: e.start):
                index = max(0, bisect_right(starts, expression.start) - 1)
                dated = self._dated(field, index, expression)
                if dated:
                    told = found.setdefault((field, index), [])
                    if told and _is_range(self.document.text(field), told[-1], dated):
                        told[-1] = told[-1]._replace(ends_on=dated.ends_on)
                    else:
                        told.append(dated)
        return found

    def _dated(self, field: str, index: int, expression: Expression) -> Dated | None:
        """NULL if it names no known day that has come; bare digits ("2:51") are as often the length of a film."""
        starts_on, latest = expression.starts_on, self.document.published_on or self.document.published_to
        if starts_on is None or (expression.timex_type == "TIME" and not _LETTER.search(expression.text)):
            return None
        dated = Dated(expression, starts_on, expression.ends_on or starts_on)
        if latest is None or starts_on <= latest:
            return dated
        return self._week_before(field, index, dated, latest)

    def _week_before(self, field: str, index: int, dated: Dated, latest: date) -> Dated | None:
        """A weekday of harm that was read as the next one is the last one: what is told has happened."""
        expression, starts_on = dated.expression, dated.starts_on - _WEEK
        if starts_on > latest or not any_word("weekdays").search(expression.text):
            return None
        is_harm = self.kind(field, index, expression) in ("harm", "outcome")
        return Dated(expression, starts_on, dated.ends_on - _WEEK) if is_harm else None

    def kind(self, field: str, sentence: int, expression: Expression) -> str | None:
        """What it belongs to: harm outcome report aftermath background recalled dateline as_of compared; or NULL."""
        key = expression.expression_id
        if key not in self._kinds:
            where = self.reading.sentence(field, sentence)
            if _is_dateline(self.document, expression):
                self._kinds[key] = "dateline"
            elif _is_as_of(where, expression):
                self._kinds[key] = "as_of"
            elif _is_compared(where, expression):
                self._kinds[key] = "compared"
            else:
                kind = anchor_of(where, expression.start, expression.end)
                self._kinds[key] = "as_of" if _tells_toll(where, expression, kind) else kind
        return self._kinds[key]

    @cached_property
    def durations(self) -> list[Expression]:
        """The lengths of time that the article names."""
        return [e for e in self.document.expressions if e.timex_type == "DURATION"]

    @cached_property
    def incident(self) -> Dated | None:
        """The day of what the article is about: the first of a harm, of its outcome, of nothing, of the dateline.

        Where one sentence names several ("the man behind the attack of May 3 was killed today") the latest is the news.
        """
        best: tuple[tuple[int, int, int, int], Dated] | None = None
        for order, ((field, sentence), candidates) in enumerate(self.dated.items()):
            for dated in candidates:
                rank = self._rank(field, sentence, dated)
                key = rank and (*rank, order, -dated.starts_on.toordinal())
                if key and (best is None or key < best[0]):
                    best = key, dated
            if best and best[0][:2] == (0, 0):
                break
        return best[1] if best else None

    def _rank(self, field: str, sentence: int, dated: Dated) -> tuple[int, int] | None:
        """What it belongs to, then how well it names a day; NULL if it names none of the incident."""
        kind = self.kind(field, sentence, dated.expression) if dated.names_a_day else "none"
        return (_EVIDENCE.index(kind), dated.vagueness) if kind in _EVIDENCE else None


def _is_range(text: str, first: Dated, last: Dated) -> bool:
    """Whether dates are the ends of one stretch, as in "Between 3 and 9 May", "from 3 July to 9 August", "3-9 May"."""
    start, end = first.expression.end, last.expression.start
    if end - start > _JOINED or not (first.names_a_day and last.names_a_day) or first.starts_on >= last.ends_on:
        return False
    joint = _JOINT.fullmatch(text, start, end)
    opening = _OPENING.search(text, max(0, first.expression.start - _JOINED), first.expression.start)
    return joint is not None and (opening is not None or joint["dash"] is not None)


def _is_as_of(sentence: SentenceText, expression: Expression) -> bool:
    """Whether a date says up to when was counted, as in "As of Monday": the day up to which was counted; a month or
    year says when it happened as well.
    """
    before = max(sentence.start, expression.start - _JOINED)
    return expression.precision in _DAYS and _AS_OF.search(sentence.text, before, expression.start) is not None


def _tells_toll(sentence: SentenceText, expression: Expression, kind: str | None) -> bool:
    """Whether a date is that of a toll and not of the harm, as in "The toll of the fire rose to 100 on Tuesday"."""
    if kind not in (None, "harm") or expression.precision not in _DAYS:
        return False
    if cue_words("tolls").isdisjoint(sentence.words.texts):
        return False  # nearly always
    before = max(sentence.start, expression.start - _COMPARISON)
    return kind is None or _ROSE.search(sentence.text, before, expression.start) is not None


def _is_compared(sentence: SentenceText, expression: Expression) -> bool:
    """Whether a date is only compared with, as in "A 37 percent increase over November"."""
    before = max(sentence.start, expression.start - _COMPARISON)
    is_compared = _COMPARED.search(sentence.text, before, expression.start) is not None
    return is_compared or is_record_since(sentence, expression.start)


def is_record_since(sentence: SentenceText, end: int) -> bool:
    """Whether what ends at ``end`` is "the deadliest such attack since"."""
    return _RECORD.search(sentence.text, max(sentence.start, end - _COMPARISON), end) is not None


def _is_dateline(document: Document, expression: Expression) -> bool:
    return (
        expression.source_field == "body"
        and expression.start < _DATELINE_WITHIN
        and expression.starts_on == document.published_on
        and bool(_DATELINE_END.match(document.body, expression.end))
    )
