"""Articles and mentions from sentences in which ``<<12>>`` marks the number and ``[killed]`` the word of harm."""

import re
from datetime import date

from transforms.figures.model import Document, Expression, Mention
from transforms.sentences import split_sentences

_NUMBER = re.compile(r"<<(.+?)>>")
_TRIGGER = re.compile(r"\[\[(.+?)\]\]")
_WHEN = re.compile(r"\{\{(?P<text>.+?)\|(?P<value>[^}|]+)(?:\|(?P<type>\w+))?\}\}")


def _strip(marked: str) -> tuple[str, list[tuple[str, int, int, re.Match[str]]]]:
    """The plain text, and (kind, start, end, match) of every mark in it."""
    marks: list[tuple[str, int, int, re.Match[str]]] = []
    plain, at = "", 0
    for match in re.finditer("|".join((_NUMBER.pattern, r"\[\[.+?\]\]", r"\{\{.+?\}\}")), marked):
        plain += marked[at : match.start()]
        kind, pattern = {"<": ("number", _NUMBER), "[": ("trigger", _TRIGGER), "{": ("when", _WHEN)}[match.group()[0]]
        inner = pattern.fullmatch(match.group())
        assert inner is not None, match.group()
        word = inner["text"] if kind == "when" else inner[1]
        marks.append((kind, len(plain), len(plain) + len(word), inner))
        plain += word
        at = match.end()
    return plain + marked[at:], marks


def _expression(index: int, start: int, end: int, match: re.Match[str]) -> Expression:
    first, _, last = match["value"].partition("/")
    starts, ends = date.fromisoformat(first), date.fromisoformat(last or first)
    precision = {0: "day", 6: "week"}.get((ends - starts).days, "month" if (ends - starts).days < 32 else "year")
    kind = match["type"] or "DATE"
    return Expression(f"e{index}", "body", start, end, match["text"], kind, match["value"], starts, ends, precision)


def marked(
    body: str, *, category: str = "killed", headline: str = "", published: str | None = None, value: int = 12
) -> tuple[Document, list[Mention]]:
    """The document of ``body``, and the mentions of the ``<<numbers>>`` in headline and body, in order.

    ``[[killed]]`` is the word of harm of the number nearest to it, ``{{Monday|2024-03-04}}`` a temporal expression.
    """
    plain, marks = _strip(body)
    head, head_marks = _strip(headline)
    expressions = [_expression(i, s, e, m) for i, (kind, s, e, m) in enumerate(marks) if kind == "when"]
    day = date.fromisoformat(published) if published else None
    document = Document(
        "a", head, plain, split_sentences(head), split_sentences(plain), None, day, day, day, expressions
    )
    fields = (("headline", head_marks), ("body", marks))
    return document, [
        _mention(document, field, start, end, field_marks, category, value)
        for field, field_marks in fields
        for kind, start, end, _ in field_marks
        if kind == "number"
    ]


def _mention(
    document: Document,
    field: str,
    start: int,
    end: int,
    marks: list[tuple[str, int, int, re.Match[str]]],
    category: str,
    value: int,
) -> Mention:
    triggers = [(s, e) for kind, s, e, _ in marks if kind == "trigger"] or [(start, end)]
    trigger = min(triggers, key=lambda span: abs(span[0] - start))
    sentence = next(i for i, (s, e) in enumerate(document.sentences(field)) if s <= start < e)
    return Mention(
        source_field=field,
        sentence=sentence,
        start=start,
        end=end,
        clause_start=min(start, trigger[0]),
        clause_end=max(end, trigger[1]),
        trigger_start=trigger[0],
        trigger_end=trigger[1],
        category=category,
        unit="person",
        victim=None,
        quantifier="exact",
        reported=float(value),
        value_low=value,
        value_best=value,
        value_high=value,
        share_low=None,
        share_high=None,
        base_value=None,
        role_hint=None,
        pattern="test",
    )
