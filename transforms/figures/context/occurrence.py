"""When the harm happened: the temporal expression that governs the number, else the day of the article's incident."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from transforms.figures.context.anchors import anchor_of
from transforms.figures.context.reading import Reading
from transforms.figures.context.vocabulary import any_word
from transforms.figures.model import Document, Expression, Mention

#: A day in brackets, or before the dash or line end that closes a dateline ("KABUL (May 12) -", "LIMA, 3 JAN 90 --").
_DATELINE_END = re.compile(r"\s*(?:[)\]]|--|[–—-]\s|\([A-Z][\w. ]*\)\s*(?:--|[–—-]))")
_DATELINE_WITHIN = 400  # characters from the start of the body

_LETTER = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(
    r"(?:(?:around|about|just|shortly|before|after|at|by|approximately|almost|nearly|between|and|to|\d+|a\.?m|p\.?m|o['’]clock|"
    r"noon|midnight|local|time|[ECMP][DS]?T|GMT|UTC)\b\W*)+",
    re.IGNORECASE,
)

#: Expressions that name a day or part of one; a week, month or year only says when if nothing finer does.
_DAYS = frozenset({"day", "time"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Inclusive days; ``rule`` says how they were found: own, paragraph or incident."""

    starts_on: date
    ends_on: date
    precision: str | None
    expression_id: str | None
    rule: str


class Calendar:
    """The dated expressions of one article and what each belongs to, worked out once and only when asked for."""

    def __init__(self, reading: Reading) -> None:
        """Nothing is read yet."""
        self.reading, self.document = reading, reading.document
        self._kinds: dict[str, str | None] = {}

    @cached_property
    def dated(self) -> dict[tuple[str, int], list[Expression]]:
        """Expressions with known days, none of them after publication, by field and sentence."""
        document = self.document
        latest = document.published_on or document.published_to
        found: dict[tuple[str, int], list[Expression]] = {}
        for field in ("headline", "body"):
            mine = [e for e in document.expressions if e.source_field == field and _is_past(e, latest)]
            for index, (start, end) in enumerate(document.sentences(field) if mine else []):
                inside = [e for e in mine if start <= e.start < end]
                if inside:
                    found[field, index] = inside
        return found

    def kind(self, field: str, sentence: int, expression: Expression) -> str | None:
        """What the expression belongs to: harm report aftermath background, or NULL."""
        key = expression.expression_id
        if key not in self._kinds:
            where = self.reading.sentence(field, sentence)
            is_dateline = _is_dateline(self.document, expression)
            self._kinds[key] = "dateline" if is_dateline else anchor_of(where, expression.start, expression.end)
        return self._kinds[key]

    @cached_property
    def incident(self) -> Expression | None:
        """The day of what the article is about: the first of a harm, of its outcome, of nothing, of the dateline."""
        ranked = {
            (*rank, field, expression.start): expression
            for (field, sentence), expressions in self.dated.items()
            for expression in expressions
            if expression.precision in _DAYS and (rank := _rank(self.kind(field, sentence, expression), expression))
        }
        return ranked[min(ranked)] if ranked else None


#: What an expression belongs to, the best evidence of the incident's day first.
_EVIDENCE = ("harm", "outcome", None, "dateline")


def _rank(kind: str | None, expression: Expression) -> tuple[int, bool] | None:
    """A named day before a mere time of day ("at 2 a.m."), which is only read as the day last spoken of."""
    return (_EVIDENCE.index(kind), bool(_CLOCK.fullmatch(expression.text))) if kind in _EVIDENCE else None


def _is_past(expression: Expression, latest: date | None) -> bool:
    """Whether it names days that have come; bare digits ("2:51") are as often the length of a film."""
    if expression.starts_on is None or (expression.timex_type == "TIME" and not _LETTER.search(expression.text)):
        return False
    return latest is None or expression.starts_on <= latest


def _is_dateline(document: Document, expression: Expression) -> bool:
    return (
        expression.source_field == "body"
        and expression.start < _DATELINE_WITHIN
        and expression.starts_on == document.published_on
        and bool(_DATELINE_END.match(document.body, expression.end))
    )


def occurrence_of(calendar: Calendar, mention: Mention) -> Occurrence | None:
    """The expression of its own sentence that belongs to the harm, else that of the article's incident."""
    own = _own(calendar, mention)
    if own:
        return _occurrence(own, "own", calendar.document.published_on)
    incident = calendar.incident
    return _occurrence(incident, "incident", calendar.document.published_on) if incident else None


def _own(calendar: Calendar, mention: Mention) -> Expression | None:
    field, sentence = mention.source_field, mention.sentence
    candidates = [
        expression
        for expression in calendar.dated.get((field, sentence), ())
        if _says_when(calendar.kind(field, sentence, expression), expression, mention)
    ]
    return min(candidates, key=lambda expression: _distance(expression, mention), default=None)


def _says_when(kind: str | None, expression: Expression, mention: Mention) -> bool:
    """An arrest is aftermath of a shooting, but the harm itself where the detained are counted."""
    if kind in ("harm", "outcome", None) or (kind == "aftermath" and mention.category == "detained"):
        return True
    return kind != "dateline" and mention.clause_start <= expression.start < mention.clause_end


def _distance(expression: Expression, mention: Mention) -> tuple[bool, bool, int]:
    """Days before longer periods, "Thursday" before "overnight", then what is nearer to the word of harm."""
    return expression.precision not in _DAYS, _is_night(expression), abs(expression.start - mention.trigger_end)


def _is_night(expression: Expression) -> bool:
    return any_word("occurrence_nights").search(expression.text) is not None


def _occurrence(expression: Expression, rule: str, published_on: date | None) -> Occurrence | None:
    if expression.starts_on is None:
        return None
    starts_on = expression.starts_on
    if starts_on == published_on and _is_night(expression):
        starts_on -= timedelta(days=1)  # told in the morning, a night began the day before
    return Occurrence(
        starts_on, expression.ends_on or expression.starts_on, expression.precision, expression.expression_id, rule
    )
