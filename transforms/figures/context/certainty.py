"""How surely the number is told: stated, unconfirmed ("reportedly", "feared") or denied ("denied that 12 died")."""

import re
from functools import cache

from transforms.figures.context.vocabulary import phrase_pattern
from transforms.figures.model import Document, Mention
from transforms.lexicons import load_table

_CLAUSE_BREAK = re.compile(r";|\bbut\b|\bwhile\b|\balthough\b|\bthough\b|[\"”]\s|,\s+and\b", re.IGNORECASE)
#: Denials outweigh hedges: "denied reports that 12 may have died".
_WEIGHT = ("denied", "unconfirmed")


@cache
def _cues(certainty: str, sides: tuple[str, ...]) -> re.Pattern[str]:
    rows = [row for row in load_table("certainty_cues") if row["certainty"] == certainty and row["side"] in sides]
    return re.compile("|".join(phrase_pattern(row["phrase"]) for row in rows) or r"(?!)", re.IGNORECASE)


def certainty_of(document: Document, mention: Mention) -> str:
    """``stated`` unless a cue stands before the number in its clause, or between its victim and its word of harm."""
    text = document.text(mention.source_field)
    start, end = _clause(mention)
    before = _same_clause(text[document.sentences(mention.source_field)[mention.sentence][0] : start])
    within = text[start:end]
    for certainty in _WEIGHT:
        if certainty == "denied" and mention.value_high == 0:
            continue  # "denied that no one was hurt" is not worth the many "no casualties" it would cost
        if _cues(certainty, ("before", "either")).search(before) or _cues(certainty, ("within", "either")).search(
            within
        ):
            return certainty
    return "stated"


def _clause(mention: Mention) -> tuple[int, int]:
    return min(mention.clause_start, mention.start), max(mention.clause_end, mention.trigger_end)


def _same_clause(before: str) -> str:
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(before)]
    return before[breaks[-1] :] if breaks else before
