"""When the harm happened: the temporal expression that governs the number, else the day of the article's incident."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from transforms.figures.context.anchors import anchor_of
from transforms.figures.context.reading import Reading
from transforms.figures.model import Document, Expression, Mention

#: A day in brackets, or before the dash or line end that closes a dateline ("KABUL (May 12) -", "LIMA, 3 JAN 90 --").
_DATELINE_END = re.compile(r"\s*(?:[)\]]|--|[–—-]\s|\([A-Z][\w. ]*\)\s*(?:--|[–—-]))")
_DATELINE_WITHIN = 400  # characters from the start of the body

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
        for wanted in ("harm", "outcome", None, "dateline"):
            for (field, sentence), expressions in sorted(self.dated.items(), key=lambda item: item[0]):
                for expression in expressions:
                    if expression.precision in _DAYS and self.kind(field, sentence, expression) == wanted:
                        return expression
        return None


def _is_past(expression: Expression, latest: date | None) -> bool:
    return expression.starts_on is not None and (latest is None or expression.starts_on <= latest)


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
        return _occurrence(own, "own")
    incident = calendar.incident
    return _occurrence(incident, "incident") if incident else None


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


def _distance(expression: Expression, mention: Mention) -> tuple[bool, int]:
    return expression.precision not in _DAYS, abs(expression.start - mention.trigger_end)


def _occurrence(expression: Expression, rule: str) -> Occurrence | None:
    if expression.starts_on is None:
        return None
    ends_on = expression.ends_on or expression.starts_on
    return Occurrence(expression.starts_on, ends_on, expression.precision, expression.expression_id, rule)
